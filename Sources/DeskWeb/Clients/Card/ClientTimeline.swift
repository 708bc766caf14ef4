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
        section(.class("panel"), .id("timeline")) {
            header { h2 { w("client.timeline") } }
            TimelineFilter(page: page, w: w)
            div(live) { ClientTouches(page: page, reader: reader) }
        }
    }

    /// What is older or narrowed down does not change; only the latest is filled again.
    private var live: Attribute {
        page.isLatest && page.view.filter.isOpen
            ? .data("live-src", "\(Address.client(page.client.id))/timeline") : .class("older")
    }
}

/// By channel, direction, person, days and words.
private struct TimelineFilter: HTML {
    let page: ClientCardPage
    let w: Wording

    var body: some HTML {
        let filter = page.view.filter
        FilterForm(to: Address.client(page.client.id), w, label: w("client.timeline")) {
            FilterText("words", w("client.timeline.words"), filter.words)
            FilterSelect(
                "channel",
                w("client.timeline.channel"),
                filter.channel?.rawValue ?? "",
                all: w("client.timeline.any"),
                options: ContactChannel.allCases.map { Choice($0.rawValue, w($0.name)) }
            )
            FilterSelect(
                "direction",
                w("client.timeline.direction"),
                filter.direction?.rawValue ?? "",
                all: w("client.timeline.any"),
                options: Interaction.Direction.allCases.map {
                    Choice($0.rawValue, w(TextKey("client.touch.\($0.rawValue)")))
                }
            )
            if !page.authors.isEmpty {
                FilterSelect(
                    "person",
                    w("client.timeline.person"),
                    filter.author?.description ?? "",
                    all: w("client.timeline.any"),
                    options: page.authors.map { Choice($0.description, page.names.opening($0, w)) }
                )
            }
            if !page.card.contacts.isEmpty {
                FilterSelect(
                    "spoke",
                    w("client.timeline.spoke"),
                    filter.contact?.description ?? "",
                    all: w("client.timeline.any"),
                    options: page.card.contacts.map { Choice($0.id.description, $0.name.full) }
                )
            }
            FilterText("from", w("client.timeline.from"), page.view.from?.description ?? "", kind: .date)
            FilterText("to", w("client.timeline.to"), page.view.to?.description ?? "", kind: .date)
        }
        if !filter.isOpen {
            p {
                a(.class("button"), .class("quiet"), .href(Address.client(page.client.id))) {
                    w("client.timeline.everything")
                }
            }
        }
    }
}

struct ClientTouches: HTML {
    let page: ClientCardPage
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        if page.card.timeline.items.isEmpty, !page.view.filter.isOpen {
            EmptyState(
                w("client.timeline.none-such.title"),
                w("client.timeline.none-such.text"),
                action: Button(w("client.timeline.everything"), href: Address.client(page.client.id))
            )
        } else if page.card.timeline.items.isEmpty {
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
                next: page.card.timeline.next.map { page.view.address(of: page.client.id, before: $0) },
                first: page.isLatest ? nil : page.view.address(of: page.client.id),
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
            if let shown = page.letters[interaction.id] {
                LetterBody(interaction: interaction, shown: shown, reader: reader)
            } else {
                p(.class("said")) { interaction.text }
            }
            if let call = page.calls[interaction.id] { CallLine(call: call, w: w) }
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
