import Basics
import CallCenter
import HTML
import Pages
import Telephony

/// The caller's time from the first ring to the end, each part as wide as it was long.
struct SpanBar: HTML {
    let spans: [CallSpan]
    let w: Wording

    var body: some HTML {
        if !spans.isEmpty {
            figure(.class("call-spans")) {
                SpanStripes(spans: spans)
                ol {
                    ForEach(spans) { one in li { words(one) } }
                }
            }
        }
    }

    @HTMLBuilder
    private func words(_ one: CallSpan) -> some HTML {
        span(.class("call-stage"), .class("stage-\(one.stage.rawValue)")) {
            w(TextKey("call.span.\(one.stage.rawValue)"))
        }
        b(.class("num")) { w.clock(one.ended - one.began) }
    }
}

/// The picture alone; the list beneath says the same in words.
private struct SpanStripes: WrittenHTML {
    let spans: [CallSpan]

    /// The whole is so wide, whatever it lasted.
    private static let width: Int64 = 1000
    /// What is shorter is still seen.
    private static let least: Int64 = 4

    func write(to page: inout HTMLWriter) {
        guard let first = spans.first, let last = spans.last else { return }
        let whole = max(1, (last.ended - first.began).wholeMilliseconds)
        page.write(
            "<svg class=\"span-stripes\" viewBox=\"0 0 1000 12\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
        )
        for span in spans {
            let from = (span.began - first.began).wholeMilliseconds * Self.width / whole
            let wide = max(Self.least, (span.ended - span.began).wholeMilliseconds * Self.width / whole)
            page.write("<rect class=\"")
            page.write(span.stage.stripe)
            page.write("\" height=\"12\" x=\"")
            page.write(Int(from))
            page.write("\" width=\"")
            page.write(Int(wide))
            page.write("\"/>")
        }
        page.write("</svg>")
    }
}

extension Stage {
    fileprivate var stripe: StaticString {
        switch self {
        case .arriving: "stage-arriving"
        case .menu: "stage-menu"
        case .waiting: "stage-waiting"
        case .reaching: "stage-reaching"
        case .talking: "stage-talking"
        case .held: "stage-held"
        }
    }
}
