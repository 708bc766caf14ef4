import Basics
import Clients
import Desk
import Events
import HTML
import Pages
import People

/// The timeline of a case, oldest first.
struct StoryView: HTML {
    let page: CaseWorkPage
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        h2(.class("visually-hidden"), .data("version", "\(page.found.version)")) { w("case.story") }
        if let earlier = page.earlier {
            a(.class("earlier"), .href(Address.path("/cases/\(page.number)/earlier", ["before": earlier.description])))
            {
                w("case.earlier")
            }
        }
        StoryParts(
            parts: page.story.parts,
            sentences: page.sentences,
            contacts: page.desk.contacts,
            number: page.number,
            reader: reader
        )
    }
}

struct StoryParts: HTML {
    let parts: [CaseStory.Part]
    let sentences: Sentences
    let contacts: [Contact]
    let number: Int
    let reader: Reader

    var body: some HTML {
        Timeline {
            ForEach(parts) { part in
                switch part {
                case .entry(.interaction(let interaction)): said(interaction)
                case .entry(.note(let note)): noted(note)
                case .entry(.handOver(let handOver)): handed(handOver)
                case .event(let event): happened(event)
                }
            }
        }
    }

    private func said(_ interaction: Interaction) -> some HTML {
        let w = reader.w
        let isTheirs = interaction.direction == .in
        return TimelineItem(
            at: interaction.at,
            icon: interaction.channel.icon,
            who: isTheirs ? contactName(interaction.contact) : sentences.names.opening(interaction.author, w),
            what: what(interaction),
            side: isTheirs ? .theirs : .ours,
            w
        ) {
            p(.class("said"), .class("struck").when(interaction.delivery == .withdrawn)) { interaction.text }
            if interaction.delivery != nil { delivery(interaction) }
        }
    }

    /// «почта, 4 мин 20 с»
    private func what(_ interaction: Interaction) -> String {
        let channel = reader.w(interaction.channel.name)
        return interaction.duration.map { "\(channel), \(reader.w.duration(.seconds($0)))" } ?? channel
    }

    private func contactName(_ id: Contact.ID?) -> String {
        id.flatMap { id in contacts.first { $0.id == id }?.name.short } ?? sentences.clientName
    }

    /// How far an answer has come, and the way to take it back while it waits.
    @HTMLBuilder
    private func delivery(_ interaction: Interaction) -> some HTML {
        let w = reader.w
        div(.class("delivery")) {
            if let delivery = interaction.delivery {
                Badge(w(delivery.name), tone: delivery.tone, shape: delivery.shape)
            }
            if interaction.delivery == .waiting {
                span(.class("muted")) { w("case.answer.waits") }
                if reader.may(.workCases) {
                    ActButton(
                        w("case.answer.withdraw"),
                        to: "/cases/\(number)/answers/\(interaction.id)/withdrawal",
                        reader,
                        style: .quiet,
                        icon: .undo
                    )
                }
            }
        }
    }

    private func noted(_ note: Note) -> some HTML {
        TimelineItem(
            at: note.at,
            icon: .note,
            who: sentences.names.opening(note.author, reader.w),
            what: reader.w("case.note.what"),
            side: .inside,
            reader.w
        ) {
            p(.class("said")) { note.text }
        }
    }

    private func handed(_ handOver: HandOver) -> some HTML {
        TimelineItem(
            at: handOver.at,
            icon: .hand,
            who: sentences.sentence(about: handOver, reader.w),
            what: "",
            side: .inside,
            reader.w
        ) {
            p(.class("said")) { handOver.summary }
        }
    }

    private func happened(_ event: PastEvent) -> some HTML {
        li(.class("happened")) {
            span { sentences.sentence(about: event, reader.w) }
            Timestamp(event.at, shown: reader.w.when(event.at), reader.w)
        }
    }
}

extension Interaction.Delivery {
    var tone: Tone {
        switch self {
        case .sent: .good
        case .failed: .bad
        case .waiting, .withdrawn: .plain
        }
    }

    var shape: Shape {
        switch self {
        case .waiting: .ring
        case .sent: .check
        case .failed: .triangle
        case .withdrawn: .square
        }
    }
}
