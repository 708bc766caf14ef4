import Basics
import Desk
import HTML
import Pages
import People

/// Letters from before there was a mailbox, and what is to become of them.
struct ParkedPanel: HTML {
    let parked: ParkedLetters
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        Panel(w("admin.outbox.parked")) {
            div(.class("stack")) {
                p {
                    parked.count == 0
                        ? w("admin.outbox.parked-hidden")
                        : w.count(
                            "admin.outbox.parked-count",
                            parked.count,
                            ["since": parked.oldest.map { w.day($0) } ?? ""]
                        )
                }
                p(.class("hint")) { w("admin.outbox.parked-hint") }
                div(.class("tools")) {
                    Button(w("admin.outbox.parked-look"), href: "/operations/outbox", style: .quiet)
                    sure("release")
                    sure("dismissal")
                }
            }
        }
    }

    private func sure(_ act: String) -> some HTML {
        let w = reader.w
        return SureButton(
            w(TextKey("admin.outbox.\(act)")),
            w(TextKey("admin.outbox.\(act)-question")),
            act: w(TextKey("admin.outbox.\(act)-sure")),
            to: "/operations/outbox/\(act)",
            reader,
            opensFromStart: true
        )
    }
}
