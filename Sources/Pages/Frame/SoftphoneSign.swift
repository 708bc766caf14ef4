import Basics
import HTML

/// How the telephone in the browser stands (`softphone-sign.js`); it leads to its window.
struct SoftphoneSign: HTML {
    let reader: Reader

    var body: some HTML {
        let label = reader.w("softphone.title")
        a(
            .class("softphone-sign"),
            .href("/softphone"),
            .target("highrock-softphone"),
            .title(label),
            .aria("label", label),
            .data("softphone-sign")
        ) { Icon(.phone) }
    }
}
