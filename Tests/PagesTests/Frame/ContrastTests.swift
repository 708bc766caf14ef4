import Foundation
import Pages
import Testing

/// Reads the colours out of the style sheet itself and computes what WCAG 2.2 asks for.
@Suite struct `The colours` {
    private let tokens: [String: (light: Colour, dark: Colour)]

    init() throws {
        let sheet = try Resources.text("Static/css/tokens.css")
        let pattern = #/--([a-z0-9-]+):\s*light-dark\(\s*oklch\(([^)]*)\),\s*oklch\(([^)]*)\)\)/#
        tokens = Dictionary(
            uniqueKeysWithValues: sheet.matches(of: pattern).compactMap { match in
                guard let light = Colour(String(match.2)), let dark = Colour(String(match.3)) else { return nil }
                return (String(match.1), (light, dark))
            }
        )
    }

    @Test(arguments: [
        ("ink", "paper"), ("ink", "sheet"), ("ink", "shade"), ("ink", "accent-soft"), ("muted", "paper"),
        ("muted", "sheet"),
        ("muted", "shade"), ("muted", "accent-soft"), ("accent", "paper"), ("accent", "sheet"), ("accent", "shade"),
        ("accent", "accent-soft"), ("accent-hover", "paper"), ("accent-hover", "sheet"), ("on-accent", "accent"),
        ("on-accent", "accent-hover"), ("good", "good-soft"), ("good", "paper"), ("good", "sheet"),
        ("warn", "warn-soft"),
        ("warn", "paper"), ("warn", "sheet"), ("warn", "shade"), ("bad", "bad-soft"), ("bad", "paper"),
        ("bad", "sheet"),
        ("bad", "shade"), ("paper", "ink"),
    ])
    func `of text can be read`(text: String, ground: String) throws {
        let (text, ground) = (try #require(tokens[text]), try #require(tokens[ground]))
        #expect(Colour.contrast(text.light, ground.light) >= 4.5)
        #expect(Colour.contrast(text.dark, ground.dark) >= 4.5)
    }

    @Test(arguments: [
        ("edge", "paper"), ("edge", "sheet"), ("accent", "line"), ("chart-1", "sheet"), ("chart-4", "sheet"),
    ])
    func `of edges and forms can be seen`(form: String, ground: String) throws {
        let (form, ground) = (try #require(tokens[form]), try #require(tokens[ground]))
        #expect(Colour.contrast(form.light, ground.light) >= 3)
        #expect(Colour.contrast(form.dark, ground.dark) >= 3)
    }

    @Test func `of a chart differ also for those who see few colours`() throws {
        let hues = try (1...8).map { try #require(tokens["chart-\($0)"]) }
        for kind in [\(light: Colour, dark: Colour).light, \.dark] {
            for one in hues.indices {
                for other in hues.indices where one < other {
                    let distance = Colour.distanceWithoutRedAndGreen(
                        hues[one][keyPath: kind],
                        hues[other][keyPath: kind]
                    )
                    #expect(distance > 0.05, "chart-\(one + 1) and chart-\(other + 1)")
                }
            }
        }
    }
}

/// A colour in linear sRGB, out of OKLCH (CSS Color 4).
struct Colour {
    let red: Double
    let green: Double
    let blue: Double

    init?(_ text: String) {
        let parts = text.split(separator: "/")[0].split(separator: " ").compactMap { Double($0) }
        guard parts.count == 3 else { return nil }
        let (lightness, angle) = (parts[0], parts[2] * .pi / 180)
        let (a, b) = (parts[1] * cos(angle), parts[1] * sin(angle))
        let l = pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3)
        let m = pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3)
        let s = pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3)
        func inGamut(_ value: Double) -> Double { min(1, max(0, value)) }
        red = inGamut(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
        green = inGamut(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
        blue = inGamut(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)
    }

    var luminance: Double { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

    static func contrast(_ one: Colour, _ other: Colour) -> Double {
        let (high, low) = (max(one.luminance, other.luminance), min(one.luminance, other.luminance))
        return (high + 0.05) / (low + 0.05)
    }

    /// As someone without the red-sensitive or green-sensitive cones sees them (roughly: one channel for both, and blue).
    static func distanceWithoutRedAndGreen(_ one: Colour, _ other: Colour) -> Double {
        func seen(_ colour: Colour) -> (Double, Double) {
            (pow(0.35 * colour.red + 0.65 * colour.green, 1 / 2.2), pow(colour.blue, 1 / 2.2))
        }
        let (first, second) = (seen(one), seen(other))
        return hypot(first.0 - second.0, first.1 - second.1)
    }
}
