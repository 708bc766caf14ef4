import Basics
import Pages

/// The telephone in a window of its own. What it shows is told to it over its socket (`softphone.js`).
struct SoftphonePage {
    let hasExchange: Bool
}

extension SoftphonePage: Page {
    var layout: Layout { .bare }

    func title(for reader: Reader) -> String { reader.w("softphone.title") }
}
