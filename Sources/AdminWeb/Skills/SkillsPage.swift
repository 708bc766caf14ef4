import Pages
import People
import Store

struct SkillsPage {
    let skills: [SkillHolders]
    let form: Form
    /// The skill whose new name could not be taken; nil when the form is for a new skill.
    let renaming: Skill.ID?

    private static let namedPeople = 6

    init(form: Form, renaming: Skill.ID?, in snapshot: Snapshot) throws {
        skills = try snapshot.skillHolders(limit: Self.namedPeople)
        self.form = form
        self.renaming = renaming
    }
}
