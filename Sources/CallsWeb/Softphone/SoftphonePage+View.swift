import Basics
import HTML
import Pages

extension SoftphonePage {
    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        if hasExchange {
            Element("noscript", [], p(.class("softphone")) { w("softphone.needs-scripts") })
            Telephone(w: w)
        } else {
            section(.class("softphone")) {
                h1 { w("softphone.title") }
                p(.class("muted")) { w("softphone.no-exchange") }
            }
        }
    }
}

private struct Telephone: HTML {
    let w: Wording

    var body: some HTML {
        section(.class("softphone"), .data("softphone-page"), .data("state", "off"), .hidden) {
            header(.class("softphone-head")) {
                p(.class("softphone-state"), .role("status"), .data("softphone-state")) { w("softphone.off") }
                p(.class("softphone-clock"), .data("softphone-clock"), .hidden) {}
            }
            h1(.class("softphone-caller"), .data("softphone-caller")) { w("softphone.title") }
            p(.class("softphone-number"), .data("softphone-number")) { w("softphone.what") }
            p(.class("error"), .role("alert"), .data("softphone-trouble"), .hidden) {}
            acts
            meters
            devices
        }
    }

    private var acts: some HTML {
        div(.class("softphone-acts")) {
            Act("turn-on", w("softphone.turn-on"), style: .accent, icon: .phone)
            Act("answer", w("softphone.answer"), style: .accent, key: "space", icon: .phone)
            Act("decline", w("softphone.decline"), key: "d", icon: .close)
            Act("hang-up", w("softphone.hang-up"), style: .danger, key: "h", icon: .close)
            Act("mute", w("softphone.mute"), key: "m", icon: .pause)
        }
    }

    private var meters: some HTML {
        div(.class("softphone-meters"), .data("softphone-meters"), .hidden) {
            Level("microphone", w("softphone.own-level"))
            Level("speaker", w("softphone.other-level"))
            p(.class("hint"), .data("softphone-quality")) {}
        }
    }

    private var devices: some HTML {
        div(.class("softphone-devices"), .data("softphone-devices"), .hidden) {
            Device("microphone", w("softphone.microphone"))
            Device("speaker", w("softphone.speaker"))
        }
    }
}

/// One act of the telephone; the script shows those that can be done.
private struct Act: HTML {
    let name: String
    let label: String
    let style: ButtonStyle
    let key: String?
    let icon: Icon.Name

    init(_ name: String, _ label: String, style: ButtonStyle = .plain, key: String? = nil, icon: Icon.Name) {
        self.name = name
        self.label = label
        self.style = style
        self.key = key
        self.icon = icon
    }

    var body: some HTML {
        button(
            .type("button"),
            .class("button"),
            .class(style.rawValue),
            .data("softphone-act", name),
            .data("key", key ?? "").when(key != nil),
            .hidden.when(name != "turn-on")
        ) {
            Icon(icon)
            span { label }
            if let key { kbd { key == "space" ? "␣" : key.uppercased() } }
        }
    }
}

private struct Level: HTML {
    let name: String
    let label: String

    init(_ name: String, _ label: String) {
        self.name = name
        self.label = label
    }

    var body: some HTML {
        div(.class("softphone-level")) {
            span(.id("level-\(name)")) { label }
            Element(
                "meter",
                [
                    .min("0"), .max("1"), .value("0"), .aria("labelledby", "level-\(name)"),
                    .data("softphone-level", name),
                ],
                Empty()
            )
        }
    }
}

/// Filled by the script with what the browser has.
private struct Device: HTML {
    let name: String
    let title: String

    init(_ name: String, _ title: String) {
        self.name = name
        self.title = title
    }

    var body: some HTML {
        div(.class("field")) {
            label(.for("device-\(name)")) { title }
            select(.id("device-\(name)"), .data("softphone-device", name)) {
                option(.value("")) { title }
            }
        }
    }
}
