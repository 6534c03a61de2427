//! How a word sounds, roughly, whichever script it is written in.
//!
//! Both scripts are turned into the same string of consonant classes. Vowels inside are dropped
//! (Bangla does not write the inherent one, and people spell the others as they like), the last one
//! is kept in three classes, because Rana, Rani and Ranu are three people.

/// Makes the key of one lower-case word.
pub(crate) fn key(word: &str) -> String {
    let mut sounds =
        if word.chars().any(|c| ('\u{980}'..='\u{9ff}').contains(&c)) { bangla(word) } else { latin(word) };
    sounds.finish()
}

const HASANTA: char = '\u{9cd}';

/// Consonant classes with vowels between them; `a`, `i`, `u` stand for the three vowel classes.
struct Sounds(Vec<char>);

impl Sounds {
    fn consonant(&mut self, class: char) {
        // Written twice or not, it is one: Uddin, Udin.
        if self.0.last() != Some(&class) {
            self.0.push(class);
        }
    }

    fn vowel(&mut self, class: char) {
        match self.0.last_mut() {
            Some(last) if is_vowel(*last) => *last = class,
            _ => self.0.push(class),
        }
    }

    fn finish(&mut self) -> String {
        let last = self.0.len().saturating_sub(1);
        let mut key = String::new();
        for (position, &sound) in self.0.iter().enumerate() {
            match sound {
                // Any vowel at the beginning: Ekram, Ikram; Omar, Umar.
                sound if is_vowel(sound) && position == 0 => key.push('a'),
                sound if is_vowel(sound) && position == last => key.push(sound),
                sound if is_vowel(sound) => {}
                // ক্ষ is kh to the ear, ksh or x to the pen.
                's' if position > 0 && self.0.get(position - 1) == Some(&'k') => {}
                sound => key.push(sound),
            }
        }
        key
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'i' | 'u')
}

fn latin(word: &str) -> Sounds {
    let mut sounds = Sounds(Vec::new());
    let letters: Vec<char> = word.chars().collect();
    for (position, &c) in letters.iter().enumerate() {
        let next = letters.get(position + 1).copied();
        let previous = position.checked_sub(1).and_then(|before| letters.get(before)).copied();
        match c {
            'a' | 'o' if next == Some('o') || (c == 'o' && previous == Some('o')) => sounds.vowel('u'),
            'a' | 'o' | 'á' | 'ā' => sounds.vowel('a'),
            'e' | 'i' | 'y' | 'é' | 'ī' => sounds.vowel('i'),
            'u' | 'w' | 'ū' => sounds.vowel('u'),
            // Heard at the beginning only: Rahman, Rohman, Rehman; elsewhere it makes th, dh, sh.
            'h' if position == 0 => sounds.consonant('h'),
            'h' => {}
            'p' if next == Some('h') => sounds.consonant('f'),
            'c' if matches!(next, Some('e' | 'i' | 'y' | 'h')) => sounds.consonant('s'),
            'c' | 'k' | 'q' | 'x' => sounds.consonant('k'),
            's' => sounds.consonant('s'),
            'j' | 'z' => sounds.consonant('j'),
            'v' | 'b' => sounds.consonant('b'),
            // শংকর: Shankar and Shangkar.
            'g' if previous == Some('n') && matches!(next, Some('k' | 'c')) => {}
            'f' | 'g' | 't' | 'd' | 'n' | 'p' | 'm' | 'r' | 'l' => sounds.consonant(c),
            c if c.is_alphanumeric() => sounds.consonant(c),
            _ => {}
        }
    }
    sounds
}

fn bangla(word: &str) -> Sounds {
    let mut sounds = Sounds(Vec::new());
    let letters: Vec<char> = word.chars().filter(|c| !matches!(c, 'ঁ' | 'ঃ')).collect();
    let is_consonant = |c: char| ('ক'..='হ').contains(&c) || matches!(c, 'ৎ' | 'ং');
    for (position, &c) in letters.iter().enumerate() {
        let next = letters.get(position + 1).copied();
        let after_next = letters.get(position + 2).copied();
        let previous = position.checked_sub(1).and_then(|before| letters.get(before)).copied();
        let before_previous = position.checked_sub(2).and_then(|before| letters.get(before)).copied();
        let subjoined = previous == Some(HASANTA);
        match c {
            'অ' | 'আ' | 'া' | 'ও' | 'ো' => sounds.vowel('a'),
            'ই' | 'ঈ' | 'এ' | 'ঐ' | 'ি' | 'ী' | 'ে' | 'ৈ' => sounds.vowel('i'),
            'উ' | 'ঊ' | 'ঔ' | 'ু' | 'ূ' | 'ৌ' => sounds.vowel('u'),
            'ঋ' | 'ৃ' => {
                sounds.consonant('r');
                sounds.vowel('i');
            }
            'জ' if next == Some(HASANTA) && after_next == Some('ঞ') => sounds.consonant('g'),
            'ঞ' if subjoined && before_previous == Some('জ') => {}
            'ঞ' if next != Some(HASANTA) => {}
            'ং' if matches!(next, Some('ক'..='ঘ')) => sounds.consonant('n'),
            'ং' => {
                sounds.consonant('n');
                sounds.consonant('g');
            }
            // Decomposed: য + nukta is the glide of রোকেয়া, ড and ঢ + nukta an r.
            'য' if next == Some('\u{9bc}') => {}
            'ড' | 'ঢ' if next == Some('\u{9bc}') => sounds.consonant('r'),
            'য' if subjoined => {}
            // The silent v of বিশ্বাস; heard after m, b, r, l.
            'ব' if subjoined && !matches!(before_previous, Some('ম' | 'ব' | 'র' | 'ল')) => {}
            'ক' | 'খ' => sounds.consonant('k'),
            'গ' | 'ঘ' => sounds.consonant('g'),
            'চ' | 'ছ' | 'শ' | 'ষ' | 'স' => sounds.consonant('s'),
            'জ' | 'ঝ' | 'য' => sounds.consonant('j'),
            'ট' | 'ঠ' | 'ত' | 'থ' | 'ৎ' => sounds.consonant('t'),
            'ড' | 'ঢ' | 'দ' | 'ধ' => sounds.consonant('d'),
            'ণ' | 'ন' | 'ঙ' | 'ঞ' => sounds.consonant('n'),
            'প' => sounds.consonant('p'),
            'ফ' => sounds.consonant('f'),
            'ব' | 'ভ' => sounds.consonant('b'),
            'ম' => sounds.consonant('m'),
            'র' => sounds.consonant('r'),
            'ল' => sounds.consonant('l'),
            'হ' if position == 0 => sounds.consonant('h'),
            c if c.is_ascii_alphanumeric() => sounds.consonant(c),
            _ => {}
        }
        // The vowel that a bare consonant carries keeps two equal ones apart (মমতা), and is spoken at
        // the end after a conjunct (কৃষ্ণ, চন্দ্র).
        if is_consonant(c) && !matches!(c, 'ৎ' | 'ং') && next.is_some_and(is_consonant) && !is_silent_glide(c, next)
        {
            sounds.vowel('a');
        }
        if is_consonant(c) && next.is_none() && subjoined {
            sounds.vowel('a');
        }
    }
    sounds
}

fn is_silent_glide(c: char, next: Option<char>) -> bool {
    c == 'য' && next == Some('\u{9bc}')
}
