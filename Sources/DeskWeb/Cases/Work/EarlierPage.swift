import Basics
import CallCenter
import Channels
import Clients
import Desk
import HTML
import Pages
import People
import Store

/// What a long case's timeline had before what the desk shows.
struct EarlierPage: Page {
    let found: Case
    let client: Client
    let contacts: [Contact]
    let story: CaseStory
    let earlier: TimeCursor?
    let letters: [Interaction.ID: ShownLetter]
    let calls: [Interaction.ID: PhoneCall]
    let names: Names
    let luggage: Luggage

    init(_ number: Int, before cursor: TimeCursor, for member: Member, in snapshot: Snapshot) throws {
        guard let found = try snapshot.findCase(number: number, visibleTo: member),
            let client = try snapshot.findClient(found.client, visibleTo: member)
        else { throw CaseRefusal.notFound }
        let timeline = try snapshot.timeline(of: found, before: cursor)
        self.found = found
        self.client = client
        contacts = try snapshot.contacts(of: client, includingGone: true)
        story = CaseStory(timeline.items, [], isCut: true)
        earlier = timeline.next
        luggage = try snapshot.luggage(of: timeline.items)
        letters = try snapshot.letters(of: story.letters)
        calls = try snapshot.phoneCalls(of: story.calls)
        names = Names(try snapshot.peopleNames(timeline.items.flatMap(\.people)), me: member.id)
    }
}

extension EarlierPage {
    var place: Place { .desk }
    var back: String? { Address.case(found.number) }

    func title(for reader: Reader) -> String { "\(client.name): \(found.subject)" }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(client.name, client: true, confidential: client.confidential, detail: found.subject, w) {
            Button(w("case.back", ["number": "\(found.number)"]), href: Address.case(found.number), icon: .back)
        }
        StoryParts(
            parts: story.parts,
            sentences: Sentences(names: names, departments: [:], clientName: client.name),
            contacts: contacts,
            luggage: luggage,
            letters: letters,
            calls: calls,
            number: found.number,
            caseSubject: found.subject,
            reader: reader
        )
        Pager(
            next: earlier.map { Address.path("/cases/\(found.number)/earlier", ["before": $0.description]) },
            w
        )
    }
}
