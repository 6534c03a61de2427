/// Declares a closed set of codes: an enum with `ALL`, `code`, `from_code`, `parse` and serde by code.
///
/// Each member is followed by its code (lower case, `_` between words) and the words by which people
/// write it in registers, in English and Bangla.
#[macro_export]
macro_rules! closed_set {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$member_doc:meta])* $member:ident = $code:literal [$($word:literal),* $(,)?],)+
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, ::serde::Serialize, ::serde::Deserialize)]
        pub enum $name {
            $($(#[$member_doc])* #[serde(rename = $code)] $member,)+
        }

        impl $name {
            /// All members, in the order in which they are listed.
            pub const ALL: &'static [Self] = &[$(Self::$member),+];

            /// What registers write for each, for the set's own test.
            #[cfg(test)]
            const WRITTEN: &'static [(Self, &'static [&'static str])] = &[$((Self::$member, &[$code, $($word),*])),+];

            /// Gives the code: the database's and the translations' key.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$member => $code,)+
                }
            }

            /// Reads a code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code {
                    $($code => Some(Self::$member),)+
                    _ => None,
                }
            }

            /// Reads what people write into registers, in English or Bangla, ignoring case and spaces.
            pub fn parse(text: &str) -> Option<Self> {
                static SPELLINGS: ::std::sync::LazyLock<$crate::Spellings<$name>> =
                    ::std::sync::LazyLock::new(|| {
                        $crate::Spellings::new([$(($name::$member, &[$code, $($word),*] as &[&str])),+])
                    });
                SPELLINGS.find(text)
            }
        }

        #[cfg(test)]
        impl $name {
            /// Fails where a member is not read from its code or words.
            #[track_caller]
            pub(crate) fn assert_every_word_is_read() {
                for (member, words) in Self::WRITTEN {
                    assert_eq!(Self::from_code(member.code()), Some(*member));
                    for word in *words {
                        assert_eq!(Self::parse(&format!(" {} ", word.to_uppercase())), Some(*member), "{word}");
                    }
                }
                assert_eq!(Self::parse(""), None);
                assert_eq!(Self::parse("no such word"), None);
            }
        }
    };
}
