import Basics
import CallCenter
import HTML
import Pages
import Store

/// Whether the exchange is there, and since when that is so.
struct ExchangeState: HTML {
    enum Standing: Sendable {
        /// None is named in the settings, and none was ever seen.
        case none
        /// It is named, and was never reached.
        case neverSeen
        case connected(since: Moment)
        case lost(since: Moment)
    }

    let standing: Standing
    let w: Wording

    var body: some HTML {
        div(.class("row"), .class("exchange-state")) {
            switch standing {
            case .none:
                Badge(w("telephone.exchange.none"), shape: .ring)
                span(.class("muted")) { w("telephone.exchange.none-hint") }
            case .neverSeen:
                Badge(w("telephone.exchange.never-seen"), tone: .accent, shape: .triangle)
                span(.class("muted")) { w("telephone.exchange.never-seen-hint") }
            case .connected(let since):
                Badge(w("telephone.exchange.connected"), tone: .good, shape: .check)
                span(.class("muted")) { w("telephone.exchange.since", ["when": w.when(since)]) }
            case .lost(let since):
                Badge(w("telephone.exchange.lost"), tone: .accent, shape: .triangle)
                span(.class("muted")) { w("telephone.exchange.since", ["when": w.when(since)]) }
            }
        }
    }
}

extension ExchangeState.Standing {
    init(isConfigured: Bool, in snapshot: Snapshot) throws {
        switch try snapshot.exchangeState() {
        case let state? where state.isUp: self = .connected(since: state.since)
        case let state?: self = .lost(since: state.since)
        case nil: self = isConfigured ? .neverSeen : .none
        }
    }
}
