import CallCenter
import Clients
import Files
import Pages
import People
import Store

/// The side of the house that calls come to: setting the telephone up, presence, calls, recordings.
package struct CallRoutes: Sendable {
    private let house: CallHouse

    package init(_ house: CallHouse) {
        self.house = house
    }

    /// A line for each room.
    package func add(to routes: Routes) {
        NumberRoutes(house: house).add(to: routes)
        ShownNumberRoutes(house: house).add(to: routes)
        QueueRoutes(house: house).add(to: routes)
        PhoneRoutes(house: house).add(to: routes)
        PhoneSettingsRoutes(house: house).add(to: routes)
        PresenceRoutes(house: house).add(to: routes)
        AgentRoutes(house: house).add(to: routes)
        RingingRoutes(house: house).add(to: routes)
        CallListRoutes(house: house).add(to: routes)
        CallbackRoutes(house: house).add(to: routes)
        WallboardRoutes(house: house).add(to: routes)
        CallMatterRoutes(house: house).add(to: routes)
        CallRoundRoutes(database: house.database).add(to: routes)
        RecordingRoutes(house.database, openedWith: house.contentKey).add(to: routes)
        RecordingTimeRoutes(database: house.database).add(to: routes)
        SoftphoneRoutes(board: house.softphones).add(to: routes)
    }
}

/// What the handlers of calls lean on.
package struct CallHouse: Sendable {
    let database: Database
    /// What everybody at a phone is doing.
    let agents: AgentBoard
    /// Whose calls go on.
    let calls: CallWatch
    /// Puts looks at clients on record before they are shown.
    let looks: LookBook
    let secrets: SecretBox
    /// What recordings are sealed with.
    let contentKey: ContentKey
    /// Phones in the browser; nil where there is no exchange.
    let softphones: SoftphoneSwitch?
    /// Where people find this Highrock; links are made from it.
    let address: String
    /// Where phones find the exchange; nil where none is configured.
    let exchange: String?

    package init(
        database: Database,
        agents: AgentBoard,
        calls: CallWatch,
        looks: LookBook,
        secrets: SecretBox,
        contentKey: ContentKey,
        softphones: SoftphoneSwitch?,
        address: String,
        exchange: String?
    ) {
        self.database = database
        self.agents = agents
        self.calls = calls
        self.looks = looks
        self.secrets = secrets
        self.contentKey = contentKey
        self.softphones = softphones
        self.address = address
        self.exchange = exchange
    }
}
