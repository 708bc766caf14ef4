import Basics
import CallCenter
import Channels
import Clients
import Desk
import Events
import Files
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
            luggage: page.desk.luggage,
            letters: page.letters,
            calls: page.calls,
            number: page.number,
            caseSubject: page.found.subject,
            reader: reader
        )
    }
}

struct StoryParts: HTML {
    let parts: [CaseStory.Part]
    let sentences: Sentences
    let contacts: [Contact]
    let luggage: Luggage
    let letters: [Interaction.ID: ShownLetter]
    let calls: [Interaction.ID: PhoneCall]
    let number: Int
    let caseSubject: String
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
            if isRenamed(interaction) { p { b { interaction.subject } } }
            if let shown = letters[interaction.id] {
                LetterBody(interaction: interaction, shown: shown, reader: reader)
            } else {
                p(.class("said"), .class("struck").when(interaction.delivery == .withdrawn)) { interaction.text }
            }
            if let call = calls[interaction.id] { CallLine(call: call, w: w) }
            FileList(files: luggage.files[interaction.id] ?? [], w: w) { file in
                "\(Address.case(number))/interactions/\(interaction.id)/files/\(file.id)"
            }
            DeliveryLine(
                interaction: interaction,
                state: luggage.letters[interaction.id],
                number: number,
                reader: reader
            )
        }
    }

    /// A letter of ours that its writer has given a subject of its own.
    private func isRenamed(_ interaction: Interaction) -> Bool {
        interaction.direction == .out && interaction.channel == .email && !interaction.subject.isEmpty
            && interaction.subject != caseSubject
    }

    /// «почта, 4 мин 20 с»
    private func what(_ interaction: Interaction) -> String {
        let channel = reader.w(interaction.channel.name)
        return interaction.duration.map { "\(channel), \(reader.w.duration(.seconds($0)))" } ?? channel
    }

    private func contactName(_ id: Contact.ID?) -> String {
        id.flatMap { id in contacts.first { $0.id == id }?.name.short } ?? sentences.clientName
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
            NoteText(text: note.text, colleagues: luggage.colleagues, reader: reader)
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
