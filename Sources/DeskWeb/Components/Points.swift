import Basics
import Clients
import Desk
import HTML
import Pages
import People

/// The numbers and addresses of somebody.
struct PointLines: HTML {
    let points: [ContactPoint]
    /// The case that calls from here are about.
    let about: Case.ID?
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        ul(.class("points")) {
            ForEach(points) { point in
                li {
                    Icon(point.kind.icon)
                    PointLink(point: point, about: about, reader: reader)
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
    /// The case that a call from here is about.
    var about: Case.ID?
    let reader: Reader

    var body: some HTML {
        switch point.kind {
        case .phone:
            a(.class("num"), .href(outside: "tel:\(point.normalized)")) { point.shown }
            if reader.may(.workCases) { dialler }
        case .email: a(.href(outside: "mailto:\(point.value)")) { point.shown }
        case .postal: span { point.shown }
        }
    }

    /// Calls by the reader's own phone, on the page that is open.
    private var dialler: some HTML {
        PostForm(to: "/calls/dial", reader, class: "act") {
            HiddenField("phone", point.normalized)
            HiddenField("back", reader.path)
            if let about { HiddenField("case", about.description) }
            button(
                .type("submit"),
                .class("icon-button"),
                .title(reader.w("call.dial.to", ["phone": point.shown])),
                .aria("label", reader.w("call.dial.to", ["phone": point.shown]))
            ) { Icon(.phone) }
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
