//! The key file: made once beside an empty database, never beside one that has sealed data.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use ashshash_storage::seal::Keys;

use super::CommandError;

/// Reads the key file; nothing when there is none.
pub(super) fn read(path: &Path) -> Result<Option<Keys>, CommandError> {
    match std::fs::read_to_string(path) {
        Ok(text) => {
            refuse_open_file(path)?;
            Keys::from_text(&text).map(Some).map_err(|error| CommandError::Key(format!("{}: {error}", path.display())))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(CommandError::Key(format!("{}: {error}", path.display()))),
    }
}

/// Makes a key file that only its owner reads; never writes over one.
pub(super) fn make(path: &Path) -> Result<Keys, CommandError> {
    let at = |error: &dyn std::fmt::Display| {
        CommandError::Key(format!("the key file {} can't be made: {error}", path.display()))
    };
    let text = Keys::new_text().map_err(|error| at(&error))?;
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|error| at(&error))?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(|error| at(&error))?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(|error| at(&error))?;
    Keys::from_text(&text).map_err(|error| at(&error))
}

#[cfg(unix)]
fn refuse_open_file(path: &Path) -> Result<(), CommandError> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(path)
        .map_err(|error| CommandError::Key(format!("{}: {error}", path.display())))?
        .permissions()
        .mode();
    if mode & 0o077 == 0 {
        return Ok(());
    }
    Err(CommandError::Key(format!("others can read the key file {0}: run chmod 600 {0}", path.display())))
}

#[cfg(not(unix))]
fn refuse_open_file(_path: &Path) -> Result<(), CommandError> {
    Ok(())
}
