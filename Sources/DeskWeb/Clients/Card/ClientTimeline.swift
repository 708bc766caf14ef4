import Basics
import Clients
import Desk
import HTML
import Pages
import People

/// Every contact with the client, the latest first, of all channels or of one.
struct ClientTimeline: HTML {
    let page: ClientCardPage
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        section(.class("panel")) {
            header { h2 { w("client.timeline") } }
            Tabs(w("client.timeline.channels"), tabs(w))
            div(live) { ClientTouches(page: page, reader: reader) }
        }
    }

    /// What is older does not change; only the latest is filled again.
    private var live: Attribute {
        page.isLatest && page.channel == nil
            ? .data("live-src", "\(Address.client(page.client.id))/timeline") : .class("older")
    }

    private func tabs(_ w: Wording) -> [Tab] {
        let address = Address.client(page.client.id)
        let shown: [ContactChannel] = [.phone, .email, .portal, .web, .chat, .message, .meeting, .letter]
        return [Tab(w("client.timeline.all"), href: address, current: page.channel == nil)]
            + shown.map { channel in
                Tab(
                    w(channel.name),
                    href: Address.path(address, ["channel": channel.rawValue]),
                    current: page.channel == channel
                )
            }
    }
}

struct ClientTouches: HTML {
    let page: ClientCardPage
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        if page.card.timeline.items.isEmpty {
            EmptyState(
                w("client.timeline.none.title"),
                w("client.timeline.none.text"),
                action: reader.may(.workCases)
                    ? Button(w("client.touch.new"), href: Address.edit(.touch, of: page.client.id), icon: .phone) : nil
            )
        } else {
            Timeline {
                ForEach(page.card.timeline.items) { touch($0) }
            }
            Pager(
                next: page.card.timeline.next.map { cursor in
                    Address.path(
                        Address.client(page.client.id),
                        ["channel": page.channel?.rawValue, "before": cursor.description]
                    )
                },
                first: page.isLatest ? nil : Address.client(page.client.id),
                w
            )
        }
    }

    private func touch(_ touch: Touch) -> some HTML {
        let (w, interaction) = (reader.w, touch.interaction)
        let isTheirs = interaction.direction == .in
        return TimelineItem(
            at: interaction.at,
            icon: interaction.channel.icon,
            who: isTheirs ? contactName(interaction.contact) : page.names.opening(interaction.author, w),
            what: what(interaction),
            side: isTheirs ? .theirs : .ours,
            w
        ) {
            if let number = touch.caseNumber {
                p(.class("touch-case")) {
                    a(.href(Address.case(number)), .title(touch.caseSubject ?? "")) {
                        w("case.number", ["number": "\(number)"])
                        " "
                        touch.caseSubject ?? ""
                    }
                }
            }
            p(.class("said")) { interaction.text }
            if let delivery = interaction.delivery {
                Badge(w(delivery.name), tone: delivery.tone, shape: delivery.shape)
            }
        }
    }

    private func what(_ interaction: Interaction) -> String {
        let channel = reader.w(interaction.channel.name)
        return interaction.duration.map { "\(channel), \(reader.w.duration(.seconds($0)))" } ?? channel
    }

    private func contactName(_ id: Contact.ID?) -> String {
        id.flatMap { id in page.card.contacts.first { $0.id == id }?.name.short } ?? page.client.name
    }
}

/// A call or a meeting that has happened, without a case.
struct TouchForm: HTML {
    let page: ClientCardPage
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        Panel(w("client.touch.new"), id: ClientPart.touch.rawValue) {
            PostForm(to: "\(Address.client(page.client.id))/interactions", reader) {
                FormErrors(page.form, w)
                TouchFields(form: page.form, w: w, scope: "touch")
                EditButtons(client: page.client, w: w)
            }
        }
    }
}
