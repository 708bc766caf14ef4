/// `text/enriched` and `text/richtext` without their commands (RFC 1896).
enum EnrichedText {
    static func plain(_ text: String) -> String {
        text.replacing(#/(?i)<param>[^<]*</param>/#, with: "").replacing("<<", with: "\u{1}")
            .replacing(#/</?[A-Za-z-]{1,60}>/#, with: "").replacing("\u{1}", with: "<")
    }
}
