import Basics
import CallCenter
import HTML
import Pages
import People

/// Whether one takes calls, in the bar of every page of whoever has a phone (SPEC T2).
package enum PresenceBar {
    package static func part(_ agents: AgentBoard) -> BarPart {
        BarPart { member in
            guard let id = member.id, member.may(.workCases), let presence = await agents.presence(of: id) else {
                return nil
            }
            return BarPiece(mark: "\(presence)") { PresenceMenu(presence: presence, reader: $0) }
        }
    }
}

private struct PresenceMenu: HTML {
    let presence: AgentPresence
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        let topic = CallTopics.agent(presence.person).name
        details(.class("menu"), .class("presence")) {
            summary(.data("key", "alt+s"), .data("key-label", w("agent.menu")), .title("\(w("agent.menu")) (Alt+S)")) {
                span(.class("visually-hidden")) { w("agent.menu") }
                span(
                    .id("presence-state"),
                    .data("live-topic", topic),
                    .data("live-src", "/telephone/me/state"),
                    .data("live-at-once"),
                    .data("live-eager")
                ) { StateMark(presence, w) }
            }
            div(
                .class("menu-list"),
                .id("presence-choices"),
                .data("live-topic", topic),
                .data("live-src", PresenceChoices.path(back: reader.path))
            ) { PresenceChoices(presence: presence, back: reader.path, reader: reader) }
        }
    }
}

/// What one can say that one does.
struct PresenceChoices: HTML {
    let presence: AgentPresence
    /// The page that stands below the bar.
    let back: String
    let reader: Reader

    static func path(back: String) -> String { Address.of("/telephone/me/choices", ["back": back]) }

    var body: some HTML {
        let w = reader.w
        if let afterwards = presence.afterwards {
            p(.class("menu-hint")) { w("agent.afterwards", ["state": w(afterwards.word)]) }
        }
        PostForm(
            to: "/telephone/me/state",
            reader,
            class: "menu-choices",
            inPlace: "#presence-state, #presence-choices"
        ) {
            HiddenField("back", back)
            WishButtons(presence: presence, w: w)
        }
        a(.href("/telephone/me")) { w("telephone.mine") }
        if reader.may(.overseeWork) { a(.href("/telephone/people")) { w("agent.everybody") } }
    }
}

/// A button for each thing that one can say; the one that is so is marked.
struct WishButtons: HTML {
    let presence: AgentPresence
    let w: Wording

    var body: some HTML {
        ForEach(StateWish.offered) { wish in
            let isSo = presence.fulfils(wish)
            button(
                .type("submit"),
                .class("menu-item"),
                .name("to"),
                .value(wish.rawValue),
                .aria("pressed", isSo ? "true" : "false")
            ) {
                span { w(label(of: wish)) }
                if isSo { Icon(.check) }
            }
        }
    }

    /// Whoever takes calls again is done with the last one.
    private func label(of wish: StateWish) -> TextKey {
        if case .wrapUp = presence.state, wish == .ready { "agent.wish.done" } else { wish.label }
    }
}
