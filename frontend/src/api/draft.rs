//! Drafts: what is typed stays on the device, sealed, until it is saved or the person signs out.
//!
//! They lie in IndexedDB under a hash of their name, encrypted (AES-GCM) by a key that the browser holds and gives
//! to nobody: it can be used here, but not read or copied. A draft opens only for the person who typed it.

use js_sys::{Array, ArrayBuffer, Promise, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AesGcmParams, AesKeyGenParams, CryptoKey, IdbDatabase, IdbObjectStore, IdbRequest, IdbTransactionMode, SubtleCrypto,
};

const DATABASE: &str = "ashshash";
const STORE: &str = "drafts";
/// The record that holds the key.
const KEY: &str = "key";
/// Says whose drafts lie here, by the account's id.
const OWNER: &str = "ashshash-drafts";
const CIPHER: &str = "AES-GCM";
const NONCE: u32 = 12;

type Answer<T> = Result<T, JsValue>;

/// Keeps a draft; tells whether it is safe now. A browser may forbid it: then nothing is kept.
pub async fn keep(owner: &str, name: &str, text: &str) -> bool {
    seal(owner, name, text).await.is_ok()
}

/// Gives a draft back.
pub async fn recall(owner: &str, name: &str) -> Option<String> {
    if owner_here().as_deref() != Some(owner) {
        return None;
    }
    open(owner, name).await.ok().flatten()
}

/// Takes one draft away.
pub async fn forget(owner: &str, name: &str) {
    if owner_here().as_deref() == Some(owner) {
        _ = remove(owner, name).await;
    }
}

/// Takes all drafts and their key away: at sign-out.
pub fn forget_all() {
    if owner_here().is_none() {
        return;
    }
    if let Ok(Some(factory)) = window().indexed_db() {
        _ = factory.delete_database(DATABASE);
    }
    if let Ok(Some(storage)) = window().local_storage() {
        _ = storage.remove_item(OWNER);
    }
}

/// Somebody signed in: another person's drafts go.
pub fn belong_to(person: &str) {
    if owner_here().is_some_and(|owner| owner != person) {
        forget_all();
    }
}

fn owner_here() -> Option<String> {
    window().local_storage().ok().flatten()?.get_item(OWNER).ok().flatten()
}

async fn seal(owner: &str, name: &str, text: &str) -> Answer<()> {
    if let Some(storage) = window().local_storage()? {
        storage.set_item(OWNER, owner)?;
    }
    let (database, subtle) = (connect().await?, subtle()?);
    let mut nonce = [0; NONCE as usize];
    window().crypto()?.get_random_values_with_u8_array(&mut nonce)?;
    let (nonce, place) = (Uint8Array::from(&nonce[..]), address(&subtle, owner, name).await?);
    let key = key(&database, &subtle).await?;
    let sealing = subtle.encrypt_with_object_and_u8_array(&cipher(&nonce, owner, name), &key, text.as_bytes())?;
    let sealed: ArrayBuffer = JsFuture::from(sealing).await?.unchecked_into();
    let record = Array::of2(&nonce, &sealed);
    settle(&store(&database, IdbTransactionMode::Readwrite)?.put_with_key(&record, &place)?).await?;
    database.close();
    Ok(())
}

async fn open(owner: &str, name: &str) -> Answer<Option<String>> {
    let (database, subtle) = (connect().await?, subtle()?);
    let place = address(&subtle, owner, name).await?;
    let found = settle(&store(&database, IdbTransactionMode::Readonly)?.get(&place)?).await?;
    let text = match found.dyn_into::<Array>() {
        Err(_) => None,
        Ok(record) => {
            let key = key(&database, &subtle).await?;
            let (nonce, sealed) = (record.get(0).unchecked_into(), record.get(1).unchecked_into::<ArrayBuffer>());
            let opening = subtle.decrypt_with_object_and_buffer_source(&cipher(&nonce, owner, name), &key, &sealed)?;
            let plain = Uint8Array::new(&JsFuture::from(opening).await?).to_vec();
            String::from_utf8(plain).ok()
        }
    };
    database.close();
    Ok(text)
}

async fn remove(owner: &str, name: &str) -> Answer<()> {
    let database = connect().await?;
    let place = address(&subtle()?, owner, name).await?;
    settle(&store(&database, IdbTransactionMode::Readwrite)?.delete(&place)?).await?;
    database.close();
    Ok(())
}

/// Gives the key, and makes it the first time: `extractable` is false, so no script can read it.
async fn key(database: &IdbDatabase, subtle: &SubtleCrypto) -> Answer<CryptoKey> {
    let name = JsValue::from(KEY);
    let find = || async { settle(&store(database, IdbTransactionMode::Readonly)?.get(&name)?).await };
    if let Ok(key) = find().await?.dyn_into::<CryptoKey>() {
        return Ok(key);
    }
    let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
    let making = subtle.generate_key_with_object(&AesKeyGenParams::new(CIPHER, 256), false, &uses)?;
    let key = JsFuture::from(making).await?;
    // Another tab may have been first: then its key holds.
    _ = settle(&store(database, IdbTransactionMode::Readwrite)?.add_with_key(&key, &name)?).await;
    find().await?.dyn_into()
}

/// A draft opens under the very name and for the very person that it was sealed for.
fn cipher(nonce: &Uint8Array, owner: &str, name: &str) -> AesGcmParams {
    let params = AesGcmParams::new_with_u8_array(CIPHER, nonce);
    params.set_additional_data_u8_array(&Uint8Array::from(format!("{owner} {name}").as_bytes()));
    params
}

/// Where a draft lies: a hash, so that not even the name of a form stands there.
async fn address(subtle: &SubtleCrypto, owner: &str, name: &str) -> Answer<JsValue> {
    let hashing = subtle.digest_with_str_and_u8_array("SHA-256", format!("{owner} {name}").as_bytes())?;
    let bytes = Uint8Array::new(&JsFuture::from(hashing).await?).to_vec();
    let hex: String = bytes.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    Ok(hex.into())
}

fn subtle() -> Answer<SubtleCrypto> {
    let subtle = window().crypto()?.subtle();
    // Without https (but for this machine itself) a browser has none.
    if subtle.is_undefined() { Err(JsValue::UNDEFINED) } else { Ok(subtle) }
}

async fn connect() -> Answer<IdbDatabase> {
    let factory = window().indexed_db()?.ok_or(JsValue::UNDEFINED)?;
    let request = factory.open_with_u32(DATABASE, 1)?;
    let opened = request.clone();
    let make = Closure::once(move || {
        if let Ok(database) = opened.result() {
            _ = database.unchecked_into::<IdbDatabase>().create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
    settle(&request).await.map(JsValue::unchecked_into)
}

fn store(database: &IdbDatabase, mode: IdbTransactionMode) -> Answer<IdbObjectStore> {
    database.transaction_with_str_and_mode(STORE, mode)?.object_store(STORE)
}

/// Waits for what was asked of the database.
async fn settle(request: &IdbRequest) -> Answer<JsValue> {
    let told = Promise::new(&mut |done, failed| {
        request.set_onsuccess(Some(&done));
        request.set_onerror(Some(&failed));
    });
    JsFuture::from(told).await?;
    request.result()
}
