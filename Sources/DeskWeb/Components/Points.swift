import Basics
import Clients
import HTML
import Pages

/// The numbers and addresses of somebody.
struct PointLines: HTML {
    let points: [ContactPoint]
    let w: Wording

    var body: some HTML {
        ul(.class("points")) {
            ForEach(points) { point in
                li {
                    Icon(point.kind.icon)
                    PointLink(point: point)
                    if let mark = point.undeliverable {
                        div(.class("point-mark"), .title(mark.why)) { UndeliverableMark(mark: mark, w: w) }
                    }
                }
            }
        }
    }
}

/// A number that can be called, an address that can be written to.
struct PointLink: HTML {
    let point: ContactPoint

    var body: some HTML {
        switch point.kind {
        case .phone: a(.class("num"), .href(outside: "tel:\(point.normalized)")) { point.shown }
        case .email: a(.href(outside: "mailto:\(point.value)")) { point.shown }
        case .postal: span { point.shown }
        }
    }
}

/// That letters to an address no longer arrive.
struct UndeliverableMark: HTML {
    let mark: Undeliverable
    let w: Wording

    var body: some HTML {
        Badge(w("client.point.undeliverable"), shape: .triangle)
        " "
        RelativeTime(mark.since, w)
    }
}

/// Said before somebody writes a letter that would come back.
struct UndeliverableWarning: HTML {
    let points: [ContactPoint]
    let w: Wording

    private var dead: [ContactPoint] { points.filter { $0.undeliverable != nil } }

    var body: some HTML {
        if !dead.isEmpty {
            p(.class("hint"), .class("undeliverable")) {
                Icon(.alert)
                span { words }
            }
        }
    }

    private var words: String {
        let addresses = dead.map(\.shown).joined(separator: ", ")
        let why = dead.count == 1 ? dead[0].undeliverable?.why.excerpt(160) ?? "" : ""
        return "\(w("case.answer.undeliverable", ["address": addresses])) \(why)".trimmed
    }
}

extension ContactPoint.Kind {
    var icon: Icon.Name {
        switch self {
        case .phone: .phone
        case .email: .mail
        case .postal: .letter
        }
    }
}
