import Basics
import HTML
import People

/// The bar on top of every page of the staff. Our own mark is the smallest thing in it.
struct Bar: HTML {
    let place: Place
    let reader: Reader

    var body: some HTML {
        header(.class("bar")) {
            a(.class("mark"), .href("/"), .aria("label", reader.w("frame.home"))) { Icon(.mark) }
            if let member = reader.member {
                Places(place: place, reader: reader)
                if reader.may(.seeCases) || reader.may(.seeClients) { FindBox(w: reader.w) }
                ForEach(reader.bar) { $0.content(reader) }
                if reader.may(.workCases) { SoftphoneSign(reader: reader) }
                span(.class("bar-time"), .data("clock")) { reader.w.time(reader.now) }
                MeMenu(member: member, reader: reader)
            }
        }
    }
}

private struct Places: HTML {
    let place: Place
    let reader: Reader

    var body: some HTML {
        nav(.class("places"), .aria("label", reader.w("frame.places"))) {
            ForEach(Place.shown(to: reader)) { entry in
                a(
                    .href(entry.path),
                    .aria("current", "page").when(entry == place),
                    .data("key", "g \(entry.key)"),
                    .title("\(reader.w(entry.title)) (g \(entry.key))")
                ) {
                    Icon(entry.icon)
                    span { reader.w(entry.title) }
                }
            }
        }
    }
}

/// Finds anything. Without scripts it is a form that leads to a page; with them `palette.js` answers while one types.
private struct FindBox: HTML {
    let w: Wording

    var body: some HTML {
        Element(
            "form",
            [.class("find"), .action("/find"), .method("get"), .role("search"), .data("palette")],
            inside
        )
    }

    private var inside: some HTML {
        Group {
            Icon(.search)
            input(
                .type("search"),
                .name("q"),
                .placeholder(w("frame.find")),
                .aria("label", w("frame.find")),
                .autocomplete("off"),
                .data("key", "ctrl+k"),
                .data("key-label", w("frame.find"))
            )
            kbd { "Ctrl K" }
        }
    }
}

private struct MeMenu: HTML {
    let member: Member
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        Menu(w("frame.me", ["name": member.name.short]), shown: { Initials(member.name) }) {
            p(.class("menu-head")) { member.name.full }
            a(.href("/me")) { w("frame.my-settings") }
            SwitchForm(
                name: w("frame.theme"),
                path: "/me/theme",
                chosen: reader.theme.rawValue,
                options: Person.Theme.allCases.map { Choice($0.rawValue, w(TextKey("theme.\($0.rawValue)"))) },
                reader: reader
            )
            SwitchForm(
                name: w("frame.language"),
                path: "/me/language",
                chosen: w.language.rawValue,
                options: Language.allCases.map { Choice($0.rawValue, w(TextKey("language.\($0.rawValue)"))) },
                reader: reader
            )
            button(.type("button"), .class("menu-item"), .data("shows-keys"), .data("key", "?")) { w("frame.keys") }
            PostForm(to: "/sign-out", reader) {
                button(.type("submit"), .class("menu-item")) { w("frame.sign-out") }
            }
        }
    }
}

/// A few choices side by side; pressing one chooses it.
private struct SwitchForm: HTML {
    let name: String
    let path: String
    let chosen: String
    let options: [Choice]
    let reader: Reader

    var body: some HTML {
        PostForm(to: path, reader, class: "switch") {
            HiddenField("back", reader.path)
            span(.class("switch-name")) { name }
            div(.class("switch-choices"), .role("group"), .aria("label", name)) {
                ForEach(options) { option in
                    button(
                        .type("submit"),
                        .name("to"),
                        .value(option.value),
                        .aria("pressed", option.value == chosen ? "true" : "false")
                    ) { option.label }
                }
            }
        }
    }
}

/// The bar of the portal: the company that the client came to.
struct PortalBar: HTML {
    let reader: Reader

    var body: some HTML {
        header(.class("portal-bar")) { strong { reader.company } }
    }
}
