import Basics
import HTML
import People

/// The parts of one's own settings, whichever face shows them.
package enum MeView: Sendable {
    case me
    case security
    case phones
    case tokens
}

package struct MeTabs: HTML {
    let current: MeView
    let reader: Reader

    package init(_ current: MeView, _ reader: Reader) {
        self.current = current
        self.reader = reader
    }

    package var body: some HTML {
        let w = reader.w
        let phones = Tab(w("telephone.mine"), href: "/telephone/me", current: current == .phones)
        let tokens = Tab(w("admin.me.tokens-tab"), href: "/me/tokens", current: current == .tokens)
        Tabs(
            w("admin.me.views"),
            [
                Tab(w("admin.me.look"), href: "/me", current: current == .me),
                Tab(w("admin.me.security"), href: "/me/security", current: current == .security),
            ] + (reader.may(.workCases) ? [phones] : []) + (reader.may(.makeTokens) ? [tokens] : [])
        )
    }
}
