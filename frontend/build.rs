//! Draws the district's upazilas as paths, so that the browser has no geography to do.

use serde_json::Value;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, process};

const SOURCE: &str = "../data/jashore-upazilas.geojson";
/// Width of the drawing in its own units.
const WIDTH: f64 = 400.0;

type Ring = Vec<(f64, f64)>;

fn main() {
    println!("cargo::rerun-if-changed={SOURCE}");
    println!("cargo::rerun-if-changed=build.rs");
    if let Err(problem) = draw() {
        eprintln!("{SOURCE}: {problem}");
        process::exit(1);
    }
}

fn draw() -> Result<(), String> {
    let root = env::var("CARGO_MANIFEST_DIR").map_err(|e| e.to_string())?;
    let out = env::var("OUT_DIR").map_err(|e| e.to_string())?;
    let text = fs::read_to_string(Path::new(&root).join(SOURCE)).map_err(|e| e.to_string())?;
    let map: Value = serde_json::from_str(&text).map_err(|e| e.to_string())?;
    let features = map["features"].as_array().ok_or("no features")?;
    let shapes: Vec<(&Value, Vec<Ring>)> = features.iter().map(|f| (&f["properties"], rings(&f["geometry"]))).collect();
    let all = || shapes.iter().flat_map(|(_, rings)| rings.iter().flatten());
    let west = all().map(|p| p.0).fold(f64::MAX, f64::min);
    let east = all().map(|p| p.0).fold(f64::MIN, f64::max);
    let south = all().map(|p| p.1).fold(f64::MAX, f64::min);
    let north = all().map(|p| p.1).fold(f64::MIN, f64::max);
    // Degrees of longitude are shorter than those of latitude by the cosine of the latitude.
    let squeeze = ((south + north) / 2.0).to_radians().cos();
    let scale = WIDTH / ((east - west) * squeeze);
    let place = |(x, y): (f64, f64)| ((x - west) * squeeze * scale, (north - y) * scale);
    let mut code = String::from("static SHAPES: &[Shape] = &[\n");
    for (about, rings) in &shapes {
        let drawn: Vec<Ring> = rings.iter().map(|ring| ring.iter().map(|p| place(*p)).collect()).collect();
        let word = |name: &str| about[name].as_str().unwrap_or_default().to_owned();
        let (x, y) = middle(&drawn);
        writeln!(
            code,
            "    Shape {{ code: {:?}, name: {:?}, name_bn: {:?}, path: {:?}, at: ({x:.0}, {y:.0}) }},",
            word("pcode"),
            word("name"),
            word("nameBn"),
            path(&drawn)
        )
        .map_err(|e| e.to_string())?;
    }
    let height = (north - south) * scale;
    writeln!(code, "];\nconst VIEW_BOX: &str = \"-4 -4 {:.0} {:.0}\";", WIDTH + 8.0, height + 8.0)
        .map_err(|e| e.to_string())?;
    fs::write(Path::new(&out).join("shapes.rs"), code).map_err(|e| e.to_string())
}

fn rings(geometry: &Value) -> Vec<Ring> {
    let ring = |ring: &Value| -> Ring {
        let points = ring.as_array().map(Vec::as_slice).unwrap_or_default();
        points.iter().filter_map(|p| Some((p[0].as_f64()?, p[1].as_f64()?))).collect()
    };
    let polygon = |polygon: &Value| {
        polygon.as_array().map(|rings| rings.iter().map(ring).collect::<Vec<_>>()).unwrap_or_default()
    };
    let coordinates = &geometry["coordinates"];
    if geometry["type"] == "MultiPolygon" {
        coordinates.as_array().map(|all| all.iter().flat_map(polygon).collect()).unwrap_or_default()
    } else {
        polygon(coordinates)
    }
}

fn path(rings: &[Ring]) -> String {
    let mut path = String::new();
    for ring in rings {
        let mut last = None;
        for (x, y) in ring {
            let point = (x.round() as i64, y.round() as i64);
            if last == Some(point) {
                continue;
            }
            let sign = if last.is_none() { 'M' } else { 'L' };
            _ = write!(path, "{sign}{} {}", point.0, point.1);
            last = Some(point);
        }
        path.push('Z');
    }
    path
}

/// The label stands in the middle of the widest place of the largest ring, so that it lies inside.
fn middle(rings: &[Ring]) -> (f64, f64) {
    let Some(ring) = rings.iter().max_by(|a, b| area(a).total_cmp(&area(b))) else { return (0.0, 0.0) };
    let top = ring.iter().map(|p| p.1).fold(f64::MAX, f64::min);
    let foot = ring.iter().map(|p| p.1).fold(f64::MIN, f64::max);
    let mut best = (0.0, (0.0, 0.0));
    for step in 3..=17 {
        let y = top + (foot - top) * f64::from(step) / 20.0;
        let mut crossings: Vec<f64> = ring
            .windows(2)
            .filter(|edge| (edge[0].1 > y) != (edge[1].1 > y))
            .map(|edge| edge[0].0 + (y - edge[0].1) / (edge[1].1 - edge[0].1) * (edge[1].0 - edge[0].0))
            .collect();
        crossings.sort_by(f64::total_cmp);
        for pair in crossings.chunks_exact(2) {
            // The middle of the height is better than its edges where both are wide.
            let weight = (pair[1] - pair[0]) * (1.0 - ((f64::from(step) - 10.0) / 20.0).abs());
            if weight > best.0 {
                best = (weight, ((pair[0] + pair[1]) / 2.0, y));
            }
        }
    }
    best.1
}

fn area(ring: &Ring) -> f64 {
    ring.windows(2).map(|edge| edge[0].0 * edge[1].1 - edge[1].0 * edge[0].1).sum::<f64>().abs()
}
