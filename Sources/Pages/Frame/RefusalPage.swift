import Basics
import HTML
import HTTPTypes

/// "No", on a page of its own, with a way on.
struct RefusalPage: Page {
    let sentence: String
    let status: Int
    /// The number under which the log has it.
    let id: String?

    var layout: Layout { .bare }

    func title(for reader: Reader) -> String { String(status) }

    func content(for reader: Reader) -> some HTML {
        section(.class("refusal")) {
            p(.class("refusal-code")) { String(status) }
            h1 { sentence }
            p {
                Button(
                    reader.w(reader.member == nil ? "frame.to-start" : "frame.to-desk"),
                    href: "/",
                    style: .accent
                )
            }
            if let id { p(.class("muted")) { reader.w("frame.request-id", ["id": id]) } }
        }
    }
}
