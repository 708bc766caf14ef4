import Basics
import CallCenter
import HTML
import Pages
import People
import Store
import Telephony

/// A queue being made or changed.
struct QueuePage: Page {
    /// Nil while it is new.
    let queue: CallQueue?
    let form: Form
    let queues: CallQueues
    let skills: [Skill]
    let people: [Person]

    private static let mostPeople = 1000

    /// - Parameter form: what was typed, when that could not be done.
    init(_ id: CallQueue.ID?, _ form: Form?, in snapshot: Snapshot) throws {
        let all = try snapshot.callQueues()
        queues = all
        queue = id.flatMap { all[$0] }
        if id != nil, queue == nil { throw QueueRefusal.notFound }
        skills = try snapshot.skills()
        people = try snapshot.people(PeopleFilter(), limit: Self.mostPeople)
        self.form = form ?? (queue?.settings ?? QueueSettings(name: "")).form
    }

    var place: Place { .templates }
    var back: String? { "/telephone/queues" }

    func title(for reader: Reader) -> String { queue?.settings.name ?? reader.w("telephone.queue.add") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        header(.class("page-head")) {
            h1 {
                title(for: reader)
                if queue?.closed != nil { Badge(w("telephone.queue.is-closed"), shape: .ring) }
            }
            if let queue { standing(of: queue, for: reader) }
        }
        PostForm(to: queue.map { "/telephone/queues/\($0.id)" } ?? "/telephone/queues", reader) {
            FormErrors(form, w)
            if let queue { HiddenField("version", "\(queue.version)") }
            Panel(w("telephone.queue.who")) { div(.class("stack")) { who(w) } }
            Panel(w("telephone.queue.times")) { div(.class("fields"), .class("even")) { times(w) } }
            Panel(w("telephone.queue.otherwise")) { div(.class("stack"), .class("measure")) { otherwise(w) } }
            div(.class("row")) {
                SubmitButton(w("telephone.save"), key: "ctrl+enter")
                Button(w("telephone.cancel"), href: "/telephone/queues", style: .quiet)
            }
        }
    }

    @HTMLBuilder
    private func standing(of queue: CallQueue, for reader: Reader) -> some HTML {
        let w = reader.w
        if queue.closed != nil {
            ActButton(w("telephone.queue.reopen"), to: "/telephone/queues/\(queue.id)/reopening", reader, key: "r")
        } else if queue.id != CallQueue.standard {
            ActButton(
                w("telephone.queue.close"),
                to: "/telephone/queues/\(queue.id)/closing",
                reader,
                style: .quiet,
                key: "x"
            )
        }
    }

    @HTMLBuilder
    private func who(_ w: Wording) -> some HTML {
        div(.class("stack"), .class("measure")) {
            TextField("name", w("telephone.queue.name"), form, w, max: 100, autofocus: queue == nil)
            SelectField(
                "line",
                w("telephone.queue.line"),
                form,
                w,
                options: Line.allCases.map { Choice("\($0.rawValue)", w(TextKey("line.\($0.rawValue)"))) },
                hint: w("telephone.queue.line-hint")
            )
        }
        FieldSet("level", w("telephone.queue.needs"), form, w, required: false, hint: w("telephone.queue.needs-hint")) {
            if skills.isEmpty { p(.class("muted")) { w("telephone.queue.no-skills") } }
            div(.class("fields")) { ForEach(skills) { need($0, w) } }
        }
    }

    private func need(_ skill: Skill, _ w: Wording) -> some HTML {
        SelectField(
            "need-\(skill.id)",
            skill.name,
            form,
            w,
            options: PersonSkill.levels.map { Choice("\($0)", w(TextKey("admin.skills.level-\($0)"))) },
            required: false,
            empty: w("telephone.queue.no-need")
        )
    }

    @HTMLBuilder
    private func times(_ w: Wording) -> some HTML {
        seconds("own_manager_first", w)
        seconds("ring_time", w)
        seconds("wrap_up", w)
    }

    private func seconds(_ name: String, required: Bool = true, _ w: Wording) -> some HTML {
        let key = "telephone.queue.\(name.replacing("_", with: "-"))"
        return TextField(
            name,
            w(TextKey(key)),
            form,
            w,
            kind: .number,
            required: required,
            hint: w(TextKey("\(key)-hint"))
        )
    }

    @HTMLBuilder
    private func otherwise(_ w: Wording) -> some HTML {
        SelectField(
            "overflow",
            w("telephone.queue.overflow"),
            form,
            w,
            groups: [
                ChoiceGroup(w("telephone.queues"), otherQueues), ChoiceGroup(w("telephone.people"), everybody),
            ],
            required: false,
            empty: w("telephone.queue.no-overflow")
        )
        seconds("overflow_after", required: false, w)
        ChoiceField(
            "unattended",
            w("telephone.queue.unattended"),
            form,
            w,
            options: QueueSettings.Unattended.allCases.map {
                Choice($0.rawValue, w(TextKey("telephone.unattended.\($0.rawValue)")))
            }
        )
        SelectField(
            "callback_key",
            w("telephone.queue.callback-key"),
            form,
            w,
            options: Digit.menu.map { Choice("\($0)", "\($0)") },
            required: false,
            empty: w("telephone.queue.no-callback-key"),
            hint: w("telephone.queue.callback-key-hint")
        )
        FieldSet(
            "callbacks",
            w("telephone.queue.callbacks"),
            form,
            w,
            required: false,
            hint: w("telephone.queue.callbacks-hint")
        ) {
            div(.class("fields")) {
                TextField("callback_attempts", w("telephone.queue.callback-attempts"), form, w, kind: .number)
                TextField("callback_pause", w("telephone.queue.callback-pause"), form, w, kind: .number)
            }
        }
        CheckField("is_recorded", w("telephone.queue.is-recorded"), form)
    }

    private var otherQueues: [Choice] {
        queues.all.filter { $0.id != queue?.id && $0.closed == nil }
            .map { Choice(QueueSettings.Overflow.Target.queue($0.id).word, $0.settings.name) }
    }

    private var everybody: [Choice] {
        people.map { Choice(QueueSettings.Overflow.Target.person($0.id).word, $0.name.short) }
    }
}
