//! Settings: the environment first, then `ashshash.toml`, then what suits one office.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use serde::Deserialize;

/// What the server needs to know before it starts.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `sqlite://…` or `postgres://…`.
    pub database_url: String,
    /// The database address of the tables' owner, where the server itself must not own them.
    pub migrate_url: Option<String>,
    /// Where to listen.
    pub listen: SocketAddr,
    /// The file with the key-encryption key.
    pub key_file: PathBuf,
    /// The address that people type, without a path.
    pub public_url: Option<String>,
    /// The proxy whose `X-Forwarded-For` is believed.
    pub trusted_proxy: Option<IpAddr>,
    /// The folder of the built app.
    pub dist: PathBuf,
}

/// What is wrong with a setting, and how to mend it.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The settings file is not TOML, or has a setting that does not exist.
    #[error("ashshash.toml can't be read: {0}")]
    File(String),
    /// A value is not of its kind.
    #[error("{name} is '{value}': {mend}")]
    Value {
        /// The setting.
        name: &'static str,
        /// What it says.
        value: String,
        /// What it should look like.
        mend: &'static str,
    },
}

/// The settings file; each name is the environment's without its prefix, in lower case.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    database_url: Option<String>,
    migrate_url: Option<String>,
    listen: Option<String>,
    key_file: Option<String>,
    public_url: Option<String>,
    trusted_proxy: Option<String>,
    dist: Option<String>,
}

impl Settings {
    /// Reads the process's environment and `ashshash.toml` in the working directory.
    ///
    /// # Errors
    /// Names the first setting that can't be used.
    pub fn load() -> Result<Self, SettingsError> {
        let file = match std::fs::read_to_string("ashshash.toml") {
            Ok(text) => Some(text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(SettingsError::File(error.to_string())),
        };
        Self::read(|name| std::env::var(name).ok(), file.as_deref())
    }

    /// Puts settings together from an environment and the text of a settings file.
    ///
    /// # Errors
    /// Names the first setting that can't be used.
    pub fn read(environment: impl Fn(&str) -> Option<String>, file: Option<&str>) -> Result<Self, SettingsError> {
        let file: File = match file {
            Some(text) => toml::from_str(text).map_err(|error| SettingsError::File(error.message().to_owned()))?,
            None => File::default(),
        };
        let pick = |name: &str, from_file: Option<String>| {
            environment(name).or(from_file).filter(|value| !value.trim().is_empty())
        };
        let database_url =
            pick("ASHSHASH_DATABASE_URL", file.database_url).unwrap_or_else(|| "sqlite://data/ashshash.db".to_owned());
        let listen = pick("ASHSHASH_LISTEN", file.listen).unwrap_or_else(|| "127.0.0.1:8080".to_owned());
        let public_url = pick("ASHSHASH_PUBLIC_URL", file.public_url);
        let trusted_proxy = pick("ASHSHASH_TRUSTED_PROXY", file.trusted_proxy);
        Ok(Self {
            database_url: database_url_of(database_url)?,
            migrate_url: pick("ASHSHASH_MIGRATE_URL", file.migrate_url),
            listen: parse("ASHSHASH_LISTEN", listen, "write an address and a port, such as 127.0.0.1:8080")?,
            key_file: pick("ASHSHASH_KEY_FILE", file.key_file)
                .map_or_else(|| PathBuf::from("data/ashshash.key"), PathBuf::from),
            public_url: public_url.map(origin_of).transpose()?,
            trusted_proxy: trusted_proxy
                .map(|value| parse("ASHSHASH_TRUSTED_PROXY", value, "write the proxy's IP address"))
                .transpose()?,
            dist: pick("ASHSHASH_DIST", file.dist).map_or_else(|| PathBuf::from("dist"), PathBuf::from),
        })
    }

    /// Says whether people come over TLS.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }
}

fn parse<T: std::str::FromStr>(name: &'static str, value: String, mend: &'static str) -> Result<T, SettingsError> {
    value.trim().parse().map_err(|_| SettingsError::Value { name, value, mend })
}

fn database_url_of(value: String) -> Result<String, SettingsError> {
    if ["sqlite:", "postgres://", "postgresql://"].iter().any(|start| value.starts_with(start)) {
        return Ok(value);
    }
    // The value may carry a password: it is not repeated.
    let mend = "start it with sqlite:// or postgres://";
    Err(SettingsError::Value { name: "ASHSHASH_DATABASE_URL", value: "…".to_owned(), mend })
}

/// Takes scheme, host and port; a path would not be served.
fn origin_of(value: String) -> Result<String, SettingsError> {
    let bare = value.trim().trim_end_matches('/').to_ascii_lowercase();
    let host = bare.strip_prefix("https://").or_else(|| bare.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', '@']) => {
            // Browsers leave the scheme's own port out of `Origin`.
            let own_port = if bare.starts_with("https") { ":443" } else { ":80" };
            Ok(bare.strip_suffix(own_port).unwrap_or(&bare).to_owned())
        }
        _ => Err(SettingsError::Value {
            name: "ASHSHASH_PUBLIC_URL",
            value,
            mend: "write it like https://office.example, without a path",
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(environment: &[(&str, &str)], file: Option<&str>) -> Result<Settings, SettingsError> {
        Settings::read(
            |name| environment.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()),
            file,
        )
    }

    #[test]
    fn nothing_set_serves_one_office_on_this_machine() {
        let settings = read(&[], None).unwrap();
        assert_eq!(settings.database_url, "sqlite://data/ashshash.db");
        assert_eq!(settings.listen.to_string(), "127.0.0.1:8080");
        assert!(!settings.is_https());
    }

    #[test]
    fn environment_goes_before_the_file() {
        let file = "listen = \"127.0.0.1:9000\"\npublic_url = \"https://Office.Example:443/\"";
        let settings = read(&[("ASHSHASH_LISTEN", "127.0.0.1:7000")], Some(file)).unwrap();
        assert_eq!(settings.listen.port(), 7000);
        assert_eq!(settings.public_url.as_deref(), Some("https://office.example"));
        assert!(settings.is_https());
    }

    #[test]
    fn misspelt_settings_are_named() {
        assert!(matches!(read(&[], Some("lisen = \"x\"")), Err(SettingsError::File(text)) if text.contains("lisen")));
        assert!(read(&[("ASHSHASH_PUBLIC_URL", "office.example")], None).is_err());
        assert!(read(&[("ASHSHASH_PUBLIC_URL", "https://office.example/app")], None).is_err());
        assert!(read(&[("ASHSHASH_LISTEN", "8080")], None).is_err());
    }

    #[test]
    fn a_wrong_database_address_is_not_repeated() {
        let error = read(&[("ASHSHASH_DATABASE_URL", "mysql://root:geheim@db")], None).err().unwrap();
        assert!(!error.to_string().contains("geheim"));
    }
}
