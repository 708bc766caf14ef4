import Basics
import CallCenter
import Clients
import HTML
import Pages
import People
import Telephony

/// What slides in at the right of every page while one has a call. Its parts are filled again each by itself, so that what one is
/// typing in one stays while another changes (`calls.js`).
struct CallPanelView: HTML {
    let panel: CallPanel
    let reader: Reader

    private var w: Wording { reader.w }

    var body: some HTML {
        section(
            .class("call"),
            .data("call", panel.call.name.description),
            .data("stage", panel.call.stage.rawValue),
            .data("part", panel.part.state.word)
        ) {
            div(.class("call-head"), .data("piece", "head")) { head }
            div(.class("call-turns"), .data("piece", "turns")) {
                if panel.isRinging { SoftphoneActs(w: w) }
                CallControls(panel: panel, reader: reader)
            }
            if panel.isWrapUp {
                div(.data("piece", "wrap-up")) { WrapUpForm(panel: panel, reader: reader) }
            }
            div(.data("piece", "caller")) { CallerView(panel: panel, reader: reader) }
        }
    }

    @HTMLBuilder
    private var head: some HTML {
        p(.class("call-what")) {
            Badge(w(panel.call.words(for: panel.part)), tone: .accent, shape: panel.isRinging ? .ring : .dot)
            clock
            button(
                .type("button"),
                .class("icon-button"),
                .class("call-fold"),
                .data("folds-call"),
                .aria("label", w("call.panel.fold")),
                .title(w("call.panel.fold"))
            ) { Icon(.more) }
        }
        h2(.class("call-name"), .data("call-client", panel.card?.client.id.description ?? "")) {
            if let card = panel.card {
                a(.href("/clients/\(card.client.id)")) { card.client.name }
                if card.client.confidential {
                    span(.class("lock"), .title(w("client.confidential"))) {
                        Icon(.lock)
                        span(.class("visually-hidden")) { w("client.confidential") }
                    }
                }
            } else {
                panel.call.shownCaller(w)
            }
        }
        p(.class("muted"), .class("call-way")) { way.joined(separator: " · ") }
        if panel.isExchangeLost { p(.class("error"), .role("alert")) { w("call.panel.exchange-lost") } }
        if let trouble = panel.trouble { p(.class("error"), .role("alert")) { w(trouble.words) } }
    }

    @HTMLBuilder
    private var clock: some HTML {
        if let until = panel.part.state.until {
            RunningClock(.down, until, w)
        } else {
            RunningClock(.up, panel.call.since, w)
        }
    }

    /// By what number and through what queue it came.
    private var way: [String] {
        let number = panel.card == nil ? nil : panel.call.shownCaller(w)
        let place = panel.call.phone?.place(in: w.language)
        return [number, place, panel.numberName, panel.queueName].compactMap(\.self)
    }
}

extension OngoingCall {
    func shownCaller(_ w: Wording) -> String {
        phone?.international ?? (caller.isEmpty ? w("call.hidden") : caller)
    }

    /// What it is at, for the one whose part this is.
    func words(for part: Party) -> TextKey {
        switch (part.state, part.role) {
        case (.wrapUp, _): "call.part.wrap-up"
        case (.rung, .consulted): "call.part.asked"
        case (.rung, .listener), (.joined, .listener): "call.part.listening"
        case (.rung, .agent): direction == .incoming ? "call.part.ringing" : "call.part.dialling"
        case (.joined, .consulted): "call.part.consulted"
        case (.joined, .agent): stage.name
        }
    }
}

extension OngoingCall.Stage {
    var name: TextKey { TextKey("call.stage.\(rawValue)") }
}

extension OngoingCall.Party.State {
    var word: String {
        switch self {
        case .rung: "rung"
        case .joined: "joined"
        case .wrapUp: "wrap-up"
        }
    }
}
