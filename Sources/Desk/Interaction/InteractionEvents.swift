import Basics
import Events

extension Event {
    /// A client has reached us.
    package static func interactionReceived(_ interaction: Interaction) -> Event {
        about(interaction, "interaction.received")
    }

    /// Somebody of the staff wrote down a touch that had happened: a call, a meeting.
    package static func interactionLogged(_ interaction: Interaction) -> Event {
        about(interaction, "interaction.logged")
    }

    /// Somebody has said what a touch was about that is on record.
    static func interactionDescribed(_ interaction: Interaction) -> Event {
        about(interaction, "interaction.described")
    }

    private static func about(_ interaction: Interaction, _ kind: Kind) -> Event {
        Event(
            kind,
            of: interaction.eventSubject,
            client: interaction.client.rawValue,
            data: [
                "channel": .text(interaction.channel.rawValue), "direction": .text(interaction.direction.rawValue),
                "case": Fact(interaction.caseID), "contact": Fact(interaction.contact),
                "duration": Fact(interaction.duration),
            ]
        )
    }
}
