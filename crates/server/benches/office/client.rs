//! The plainest HTTP client: one kept connection, one request at a time.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};

pub struct Connection {
    stream: BufReader<TcpStream>,
    set_cookie: Option<String>,
}

impl Connection {
    pub fn open(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).unwrap();
        stream.set_nodelay(true).unwrap();
        Self { stream: BufReader::new(stream), set_cookie: None }
    }

    pub fn ask(&mut self, body: &str, cookie: &str) -> String {
        let request = format!(
            "POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncookie: {cookie}\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        self.stream.get_mut().write_all(request.as_bytes()).unwrap();
        self.receive()
    }

    pub fn sign_in(mut self, email: &str, password: &str) -> String {
        let query = "mutation ($input: SignInInput!) { signIn(input: $input) { problems { code } } }";
        let variables = serde_json::json!({ "input": { "email": email, "password": password } });
        self.ask(&serde_json::json!({ "query": query, "variables": variables }).to_string(), "");
        self.set_cookie.unwrap()
    }

    fn receive(&mut self) -> String {
        let mut length = 0;
        let mut line = String::new();
        loop {
            line.clear();
            self.stream.read_line(&mut line).unwrap();
            let header = line.trim_end();
            if header.is_empty() {
                break;
            }
            if let Some(value) = header.strip_prefix("content-length: ") {
                length = value.parse().unwrap();
            }
            if let Some(value) = header.strip_prefix("set-cookie: ") {
                self.set_cookie = value.split(';').next().map(str::to_owned);
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).unwrap();
        String::from_utf8(body).unwrap()
    }
}
