import Basics
import CallCenter
import Clients
import Desk
import Events
import HTML
import Pages
import People
import Store
import Telephony

/// Clients of whom one is on the telephone, when nobody knows the number.
struct WhoIsItPage: Page {
    let call: OngoingCall
    let words: String
    let found: [Found]

    init(_ name: CallID, _ words: String, for member: Member, in snapshot: Snapshot) throws {
        guard let call = try snapshot.ongoingCall(name, visibleTo: member) else { throw CallWishRefusal.noSuchCall }
        self.call = call
        self.words = String(words.prefix(100))
        found = try snapshot.find(self.words, kinds: [.client, .contact], visibleTo: member, limit: 30)
    }

    var place: Place { .clients }
    var back: String? { "/calls" }

    func title(for reader: Reader) -> String { reader.w("call.who.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { title(for: reader) }
        FilterForm(to: call.address("client"), w) { FilterText("q", w("call.panel.find-client"), words) }
        if found.isEmpty {
            EmptyState(w("call.who.none.title"), w("call.who.none.text"))
        } else {
            ul(.class("list"), .class("call-found"), .data("list")) { ForEach(found) { line($0, reader) } }
        }
    }

    private func line(_ one: Found, _ reader: Reader) -> some HTML {
        let client = Client.ID(rawValue: one.client)
        return li {
            a(.href("/clients/\(client)")) {
                b(.class("line")) { one.title }
                small { one.detail }
            }
            ActButton(
                reader.w("call.who.this"),
                to: call.address("client"),
                reader,
                icon: .check,
                fields: [HiddenField("client", client.description), HiddenField("back", "/clients/\(client)")]
            )
        }
    }
}
