#include "settings/settings_screen.h"

#include <QCoreApplication>
#include <QVBoxLayout>

#include "desk/desk.h"
#include "theme/icon.h"
#include "widgets/card.h"
#include "widgets/detail_pane.h"
#include "widgets/format.h"
#include "widgets/segments.h"

namespace signalbox::ui {

namespace {

const QString themeKey = QStringLiteral("settings/theme");
const QString densityKey = QStringLiteral("settings/density");

QWidget* line(const QString& label, QWidget* control)
{
    auto* row = new QWidget;
    auto* box = new QHBoxLayout(row);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(new Text(label, TextRole::Base, Ink::Secondary), 1);
    box->addWidget(control);
    return row;
}

}  // namespace

SettingsScreen::SettingsScreen(ScreenContext* context, QWidget* parent)
    : Screen(context, parent), m_theme(new Segments(tr("Theme"))), m_density(new Segments(tr("Density of tables")))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* page = new ScrollPage;
    outer->addWidget(page);
    const auto place = [page](Card* card) {
        card->setMaximumWidth(720);
        page->column()->addWidget(card);
    };

    auto* look = new Card(tr("Appearance"));
    QVBoxLayout* box = look->addPadded();
    m_theme->setItems(
        {{QStringLiteral("0"), tr("System")}, {QStringLiteral("1"), tr("Light")}, {QStringLiteral("2"), tr("Dark")}});
    m_theme->setCurrent(QString::number(int(ThemeManager::instance().mode())));
    m_density->setItems({{QStringLiteral("0"), tr("Comfortable")}, {QStringLiteral("1"), tr("Compact")}});
    m_density->setCurrent(QString::number(int(ThemeManager::instance().density())));
    box->addWidget(line(tr("Theme"), m_theme));
    box->addWidget(line(tr("Rows of tables"), m_density));
    place(look);
    connect(m_theme, &Segments::currentChanged, this, [](const QString& id) {
        ThemeManager::instance().setMode(ThemeMode(id.toInt()));
        desk().setValue(themeKey, id.toInt());
    });
    connect(m_density, &Segments::currentChanged, this, [](const QString& id) {
        ThemeManager::instance().setDensity(Density(id.toInt()));
        desk().setValue(densityKey, id.toInt());
    });
    connect(&ThemeManager::instance(), &ThemeManager::changed, this,
            [this] { m_theme->setCurrent(QString::number(int(ThemeManager::instance().mode()))); });

    auto* facts = new Card(tr("Workspace"));
    const auto row = [facts](const QString& label) {
        auto* made = new DetailRow(label);
        facts->body()->addWidget(made);
        return made;
    };
    m_name = row(tr("Name"));
    m_folder = row(tr("Folder"));
    m_mode = row(tr("Database runs"));
    m_database = row(tr("Database"));
    m_schema = row(tr("Schema version"));
    m_secrets = row(tr("Keys and passwords"));
    m_size = row(tr("Size"));
    m_free = row(tr("Free on its disk"));
    m_folder->setCopyable(true);
    facts->body()->addSpacing(8);
    place(facts);

    auto* about = new Card(tr("About Signalbox"));
    QVBoxLayout* words = about->addPadded();
    words->addWidget(new Text(
        tr("Version %1, with Qt %2").arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()))));
    auto* licence = new Text(
        tr("Free software under the GNU General Public License, version 3 or later. It comes with no warranty."),
        TextRole::Small, Ink::Secondary);
    licence->setWordWrap(true);
    words->addWidget(licence);
    auto* calls = new Text(tr("Only the endpoints you enter are ever called. No account, no telemetry."),
                           TextRole::Small, Ink::Secondary);
    calls->setWordWrap(true);
    words->addWidget(calls);
    place(about);
    page->column()->addStretch(1);
    renew();
}

QString SettingsScreen::title() const
{
    return tr("Settings");
}

void SettingsScreen::setEngine(Engine* engine)
{
    Screen::setEngine(engine);
    renew();
}

void SettingsScreen::setSnapshot(const SnapshotPtr& snapshot)
{
    Screen::setSnapshot(snapshot);
    m_size->setValue(format::size(snapshot->databaseBytes));
    m_free->setValue(format::size(snapshot->diskFreeBytes));
}

void SettingsScreen::renew()
{
    const WorkspaceInfo info = context().workspace->info();
    const auto say = [](DetailRow* row, const QString& text) { row->setValue(text.isEmpty() ? format::none() : text); };
    say(m_name, info.name);
    say(m_folder, info.directory);
    say(m_mode,
        info.mode == QStringLiteral("server") ? tr("on a server") : tr("on this machine, started by Signalbox"));
    say(m_database, info.database);
    say(m_schema, info.schemaVersion > 0 ? QString::number(info.schemaVersion) : QString());
    say(m_secrets, info.secretStore == QStringLiteral("keychain") ? tr("in the system keychain")
                   : info.secretStore == QStringLiteral("file")   ? tr("in an encrypted file")
                                                                  : QString());
}

ScreenEntry settingsScreenEntry()
{
    ScreenEntry entry;
    entry.id = QStringLiteral("settings");
    entry.icon = QStringLiteral("settings");
    entry.title = [] { return SettingsScreen::tr("Settings"); };
    entry.make = [](ScreenContext* context) { return new SettingsScreen(context); };
    entry.atFoot = true;
    return entry;
}

void applyRememberedLook()
{
    ThemeManager::instance().setMode(ThemeMode(qBound(0, desk().value(themeKey, 0).toInt(), 2)));
    ThemeManager::instance().setDensity(Density(qBound(0, desk().value(densityKey, 0).toInt(), 1)));
}

}  // namespace signalbox::ui
