import Basics
import Desk
import Events
import HTML
import Pages
import People

extension TaskPage {
    var place: Place { .tasks }
    var layout: Layout { .wide }
    var back: String? { line.about.map { Address.case($0.number) } ?? Address.tasks }
    var topics: [Topic] { [DeskTopics.task(task.id)] }

    func title(for reader: Reader) -> String {
        "\(reader.w("task.number", ["number": "\(task.number)"])): \(task.what)"
    }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(
            line.about?.clientName ?? task.what,
            client: line.about != nil,
            confidential: line.about?.isConfidential ?? false,
            detail: line.about == nil ? w("task.number", ["number": "\(task.number)"]) : "",
            w
        ) {}
        if line.about != nil {
            p(.class("case-subject"), .class("task-what")) {
                strong { task.what }
                span(.class("case-number")) { w("task.number", ["number": "\(task.number)"]) }
            }
        }
        div(.class("task-page")) {
            div(.class("task-main"), .id("task-main"), .data("live-topic", DeskTopics.task(task.id).name)) {
                TaskState(page: self, w: w)
                TaskWanted(page: self, w: w)
                TaskActs(page: self, reader: reader)
                TaskStory(page: self, w: w)
            }
            div(.class("task-side"), .id("task-side"), .data("live-topic", DeskTopics.task(task.id).name)) {
                TaskFacts(page: self, w: w)
                TaskChecklist(page: self, reader: reader)
                TaskParts(page: self, reader: reader)
            }
        }
    }
}

private struct TaskState: HTML {
    let page: TaskPage
    let w: Wording

    var body: some HTML {
        let task = page.task
        div(.class("case-facts")) {
            TaskBadge(word: task.state.word, w: w)
            if !task.isOver { TaskDue(task: task, w: w) }
            if let outcome = task.state.outcome, outcome.overrun > .zero {
                span { w("task.late-by", ["span": w.duration(outcome.overrun)]) }
            }
            if task.returns > 0 { span { w.count("task.returns", task.returns) } }
            if task.sentBack > 0 { span { w.count("task.sent-back", task.sentBack) } }
            if page.line.hands?.hasLeft ?? false, !task.isOver {
                span(.class("task-alone")) {
                    Icon(.people)
                    w("task.nobody-here")
                }
            }
        }
    }
}

/// What is wanted, and what was said last.
private struct TaskWanted: HTML {
    let page: TaskPage
    let w: Wording

    /// What was said before somebody went on is told by the history.
    private var isSaid: Bool { ![.new, .accepted, .doing].contains(page.task.state.word) }

    var body: some HTML {
        Panel(w("task.wanted")) {
            p(.class("said")) { page.task.wanted }
        }
        if let id = page.task.word, let word = page.words[id], isSaid {
            Panel(w(TextKey("task.word.\(word.kind.rawValue)"))) {
                p(.class("said")) { word.text }
            }
        }
    }
}

private struct TaskFacts: HTML {
    let page: TaskPage
    let w: Wording

    var body: some HTML {
        let line = page.line
        Definitions {
            Definition(w("task.asker")) { line.askerName.full }
            if let place = line.department {
                Definition(w("task.department")) { a(.href(Address.board(of: place.id))) { place.name } }
            }
            if let hands = line.hands {
                Definition(w("task.hands")) {
                    hands.hasLeft ? w("task.has-left", ["name": hands.name.full]) : hands.name.full
                }
            }
            Definition(w("task.due")) { ExactTime(line.task.due, w) }
            if let about = line.about {
                Definition(w("task.case")) {
                    if page.member.may(.seeCases) {
                        a(.href(Address.case(about.number)), .data("key", "i"), .data("key-label", w("task.open-case")))
                        {
                            "\(w("case.number", ["number": "\(about.number)"])) \(about.subject)"
                        }
                    } else {
                        about.subject
                    }
                    if about.isClosed { Badge(w("case.status.closed"), shape: .square) }
                }
            }
            if let parent = page.parent {
                Definition(w("task.part-of")) {
                    a(.href(Address.task(parent.task.number))) {
                        "\(w("task.number", ["number": "\(parent.task.number)"])) \(parent.task.what)"
                    }
                }
            }
            if let turn = line.task.turn {
                Definition(w("task.repeats")) {
                    a(.href(Address.repetitions)) { w("task.repeats.for", ["day": turn.day.description]) }
                }
            }
        }
    }
}

private struct TaskStory: HTML {
    let page: TaskPage
    let w: Wording

    var body: some HTML {
        Panel(w("task.story")) {
            Timeline {
                ForEach(page.events) { event in
                    if let word = word(of: event) {
                        TimelineItem(
                            at: event.at,
                            icon: word.kind == .result ? .check : .undo,
                            who: page.sentences.sentence(about: event, w),
                            what: "",
                            side: .inside,
                            w
                        ) {
                            p(.class("said")) { word.text }
                        }
                    } else {
                        li(.class("happened")) {
                            span { page.sentences.sentence(about: event, w) }
                            Timestamp(event.at, shown: w.when(event.at), w)
                        }
                    }
                }
            }
        }
    }

    private func word(of event: PastEvent) -> TaskWord? {
        event.facts["word"]?.id(of: TaskWord.self).flatMap { page.words[$0] }
    }
}
