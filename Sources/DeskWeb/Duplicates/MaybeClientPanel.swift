import Basics
import Clients
import Desk
import HTML
import Pages
import People

/// Who an unknown sender may be; one press says that it is so.
struct MaybeClientPanel: HTML {
    let stranger: Client
    let maybe: [MaybeClient]
    /// The number of the case that one stays on; nil on the card.
    let number: Int?
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        if !maybe.isEmpty {
            Panel(w("duplicates.who"), id: "who") {
                ul(.class("ties")) {
                    ForEach(maybe) { maybe in
                        li {
                            div {
                                a(.href(Address.comparison(maybe.client.id, stranger.id))) { maybe.client.name }
                                " "
                                small(.class("muted")) { reason(maybe.reason, w) }
                            }
                            if reader.may(.changeClients) {
                                ActButton(
                                    w("duplicates.it-is"),
                                    to: "\(Address.client(stranger.id))/identity",
                                    reader,
                                    style: .quiet,
                                    icon: .check,
                                    fields: [
                                        HiddenField("is", maybe.client.id.description),
                                        HiddenField("case", number.map(String.init) ?? ""),
                                    ]
                                )
                            }
                        }
                    }
                }
            }
        }
    }

    private func reason(_ reason: MaybeClient.Reason, _ w: Wording) -> String {
        switch reason {
        case .domain(let domain): w("duplicates.because.domain", ["domain": domain])
        case .signature(let number): w("duplicates.because.signature", ["number": number.international])
        case .alike(let probability): w("duplicates.because.alike", ["share": w.percent(probability)])
        }
    }
}
