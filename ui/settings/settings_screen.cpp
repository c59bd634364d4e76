// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/settings_screen.h"

#include <QCoreApplication>
#include <QDir>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include "about/about_sheet.h"
#include "activity/notification_sheet.h"
#include "desk/desk.h"
#include "language/engine_words.h"
#include "language/language_manager.h"
#include "settings/action_secrets_card.h"
#include "settings/catalog_card.h"
#include "settings/close_sheet.h"
#include "settings/keys_card.h"
#include "settings/setting_row.h"
#include "settings/shared_settings_card.h"
#include "settings/users_card.h"
#include "shell/shortcuts.h"
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/check_line.h"
#include "widgets/detail_pane.h"
#include "widgets/format.h"
#include "widgets/segments.h"
#include "widgets/shown_time.h"

namespace signalbox::ui {

namespace {

const QString themeKey = u"settings/theme"_s;
const QString densityKey = u"settings/density"_s;
const QString fontKey = u"settings/font"_s;

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

SettingsScreen::SettingsScreen(ScreenContext* context, std::shared_ptr<SettingsSource> source, QWidget* parent)
    : Screen(context, parent),
      m_source(std::move(source)),
      m_keys(new KeysCard(context->workspace, m_source.get(), context)),
      m_shared(new SharedSettingsCard),
      m_secretNames(new ActionSecretsCard),
      m_users(new UsersCard(context)),
      m_theme(new Segments(tr("Theme"))),
      m_density(new Segments(tr("Table density"))),
      m_language(new Segments(tr("Language")))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* page = new ScrollPage;
    outer->addWidget(page);
    m_page = page;
    addLook(page);
    place(page, m_keys);
    if (m_source && !m_source->isDemo())
        place(page, new CatalogCard(context->workspace, m_source.get()));
    auto* notifications = new Card(tr("Notifications"));
    notifications->addPadded()->addWidget(makeNotificationForm(context->desk));
    place(page, notifications);
    if (m_source)
        addDeclared(page);
    place(page, m_shared);
    place(page, m_secretNames);
    place(page, m_users);
    if (m_source && !m_source->isDemo())
        addClosing(page);
    addFacts(page);
    addAbout(page);
    page->column()->addStretch(1);
    renew();
}

void SettingsScreen::place(ScrollPage* page, QWidget* card)
{
    card->setMaximumWidth(720);
    keepTexts(card);
    page->column()->addWidget(card);
}

void SettingsScreen::addLook(ScrollPage* page)
{
    auto* look = new Card(tr("Appearance"));
    QVBoxLayout* box = look->addPadded();
    m_theme->setItems({{u"0"_s, tr("System")}, {u"1"_s, tr("Light")}, {u"2"_s, tr("Dark")}});
    m_theme->setCurrent(QString::number(int(ThemeManager::instance().mode())));
    m_density->setItems({{u"0"_s, tr("Comfortable")}, {u"1"_s, tr("Compact")}});
    m_density->setCurrent(QString::number(int(ThemeManager::instance().density())));
    box->addWidget(line(tr("Theme"), m_theme));
    box->addWidget(line(tr("Table density"), m_density));
    auto* size = new Segments(tr("Font size"));
    std::vector<Segments::Item> sizes;
    for (const int percent : {90, 100, 115, 130, 150})
        sizes.push_back({QString::number(percent), tr("%1 %", "font size").arg(percent)});
    size->setItems(sizes);
    size->setCurrent(QString::number(ThemeManager::instance().fontPercent()));
    connect(size, &Segments::currentChanged, this, [this](const QString& id) {
        context().desk->setValue(fontKey, id.toInt());
        ThemeManager::instance().setFontPercent(id.toInt());
    });
    box->addWidget(line(tr("Font size"), size));
    // Languages are listed in their own names, so that a wrong choice can be undone.
    const QString system = u"system"_s;
    std::vector<Segments::Item> languages{{system, tr("System")}};
    for (const Language& language : LanguageManager::languages())
        languages.push_back({language.code, language.name});
    m_language->setItems(languages);
    const QString choice = LanguageManager::instance().choice();
    m_language->setCurrent(choice.isEmpty() ? system : choice);
    box->addWidget(line(tr("Language"), m_language));
    connect(m_language, &Segments::currentChanged, this,
            [system](const QString& id) { LanguageManager::instance().setLanguage(id == system ? QString() : id); });
    auto* keys = makeButton(tr("Change…"), ButtonKind::Normal, u"keyboard"_s, ControlSize::Card);
    connect(keys, &QPushButton::clicked, this,
            [this] { showShortcutSheet(this->context().keys, this->context().desk, window()); });
    auto* zone = new Segments(tr("Time zone"));
    zone->setItems({{u"local"_s, tr("Local")}, {u"utc"_s, u"UTC"_s}});
    const auto showZone = [zone](bool utc) { zone->setCurrent(utc ? u"utc"_s : u"local"_s); };
    showZone(ShownZone::instance().isUtc());
    connect(zone, &Segments::currentChanged, this,
            [](const QString& id) { ShownZone::instance().setUtc(id == u"utc"_s); });
    connect(&ShownZone::instance(), &ShownZone::changed, zone, showZone);
    box->addWidget(line(tr("Time zone"), zone));
    box->addWidget(line(tr("Keyboard shortcuts"), keys));
    place(page, look);
    connect(m_theme, &Segments::currentChanged, this, [this](const QString& id) {
        ThemeManager::instance().setMode(ThemeMode(id.toInt()));
        context().desk->setValue(themeKey, id.toInt());
    });
    connect(m_density, &Segments::currentChanged, this, [this](const QString& id) {
        ThemeManager::instance().setDensity(Density(id.toInt()));
        context().desk->setValue(densityKey, id.toInt());
    });
    connect(&ThemeManager::instance(), &ThemeManager::changed, this,
            [this] { m_theme->setCurrent(QString::number(int(ThemeManager::instance().mode()))); });
}

/// Adds the settings that the engine declares.
void SettingsScreen::addDeclared(ScrollPage* page)
{
    auto* card = new Card(tr("Engine"));
    QVBoxLayout* box = card->addPadded();
    box->setSpacing(12);
    if (const auto fields = m_source->fields()) {
        for (const SettingField& field : *fields)
            box->addWidget(new SettingRow(m_source.get(), field));
    } else {
        auto* check = new CheckLine;
        check->set(State::Error, engineWords(fields.error()));
        box->addWidget(check);
    }
    place(page, card);
}

void SettingsScreen::addClosing(ScrollPage* page)
{
    auto* card = new Card(tr("When the window is closed"));
    auto* choice = new Segments(tr("When the window is closed"));
    choice->setItems({{u"0"_s, tr("Ask")},
                      {u"1"_s, m_source->hasTray() ? tr("Stay in the tray") : tr("Minimize")},
                      {u"2"_s, tr("Stop")}});
    choice->setCurrent(QString::number(int(onClose(*this->context().desk))));
    connect(choice, &Segments::currentChanged, this,
            [this](const QString& id) { setOnClose(*context().desk, OnClose(id.toInt())); });
    const QString words =
        m_source->hasTray()
            ? tr("The engine keeps running in the tray; Quit in the tray menu stops it.")
            : tr("This desktop has no system tray: the window is minimized instead. Quit stops the engine.");
    card->addPadded()->addWidget(settingLine(tr("Indexing"), words, choice));
    place(page, card);
}

void SettingsScreen::addFacts(ScrollPage* page)
{
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
    m_secrets = row(tr("API keys and passwords"));
    m_size = row(tr("Size"));
    m_free = row(tr("Free disk space"));
    m_folder->setCopyable(true);
    facts->body()->addSpacing(8);
    place(page, facts);
}

void SettingsScreen::addAbout(ScrollPage* page)
{
    auto* about = new Card(tr("About Signalbox"));
    QVBoxLayout* words = about->addPadded();
    words->setSpacing(8);
    words->addWidget(new Text(
        tr("Version %1, with Qt %2").arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()))));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    auto* more = makeButton(tr("Licenses…"), ButtonKind::Normal, u"info"_s, ControlSize::Card);
    connect(more, &QPushButton::clicked, this,
            [this] { (new AboutSheet(context().workspace->info(), window()))->open(); });
    buttons->addWidget(more);
    auto* said = new CheckLine;
    said->hide();
    if (m_source) {
        auto* bundle = makeButton(tr("Save support bundle…"), ButtonKind::Normal, u"download"_s, ControlSize::Card);
        connect(bundle, &QPushButton::clicked, this, [this, said] {
            saveSupportBundle(m_source.get(), this, [said](const QString& file, const Expected<Done>& done) {
                said->show();
                if (done)
                    said->set(State::Ok, tr("Saved as %1.").arg(QDir::toNativeSeparators(file)));
                else
                    said->set(State::Error, engineWords(done.error()));
            });
        });
        buttons->addWidget(bundle);
    }
    buttons->addStretch(1);
    words->addLayout(buttons);
    if (m_source) {
        auto* what = new Text(tr("The bundle contains the log, settings, versions and states for a problem report. API "
                                 "keys, passwords and secret parts of URLs are not included."),
                              TextRole::Small, Ink::Secondary);
        what->setWordWrap(true);
        words->addWidget(what);
    }
    words->addWidget(said);
    place(page, about);
}

QString SettingsScreen::title() const
{
    return tr("Settings");
}

void SettingsScreen::setEngine(Engine* engine)
{
    Screen::setEngine(engine);
    m_keys->setEngine(engine);
    m_shared->setEngine(engine);
    m_secretNames->setEngine(engine);
    m_users->setEngine(engine);
    renew();
}

void SettingsScreen::refresh()
{
    m_shared->setEngine(engine());
    m_secretNames->load();
    m_users->load();
}

bool SettingsScreen::open(const QString& rest)
{
    if (rest == "users"_L1)
        scrollTo(m_users);
    else if (rest == "actions"_L1)
        scrollTo(m_shared);
    return rest.isEmpty() || rest == "users"_L1 || rest == "actions"_L1;
}

/// Again while the cards above get their rows.
void SettingsScreen::scrollTo(QWidget* card)
{
    QScrollBar* bar = m_page->area()->verticalScrollBar();
    const auto scroll = [bar, card] { bar->setValue(card->y() - 12); };
    auto* guard = new QObject(card);
    connect(bar, &QScrollBar::rangeChanged, guard, scroll);
    QTimer::singleShot(0, guard, scroll);
    QTimer::singleShot(1000, guard, &QObject::deleteLater);
}

void SettingsScreen::setSnapshot(const SnapshotPtr& snapshot)
{
    Screen::setSnapshot(snapshot);
    m_keys->setSnapshot(snapshot);
    m_size->setValue(format::size(snapshot->databaseBytes));
    m_free->setValue(format::size(snapshot->diskFreeBytes));
}

void SettingsScreen::renew()
{
    const WorkspaceInfo info = context().workspace->info();
    const auto say = [](DetailRow* row, const QString& text) { row->setValue(text.isEmpty() ? format::none() : text); };
    m_keys->renew();
    say(m_name, info.name);
    say(m_folder, info.directory);
    say(m_mode, info.mode == u"server"_s ? tr("on a server") : tr("on this machine, started by Signalbox"));
    say(m_database, info.database);
    say(m_schema, info.schemaVersion > 0 ? QString::number(info.schemaVersion) : QString());
    say(m_secrets, info.secretStore == u"keychain"_s ? tr("in the system keychain")
                   : info.secretStore == u"file"_s   ? tr("in an encrypted file")
                                                     : QString());
}

ScreenEntry settingsScreenEntry(std::shared_ptr<SettingsSource> source)
{
    ScreenEntry entry;
    entry.id = u"settings"_s;
    entry.icon = u"settings"_s;
    entry.title = [] { return SettingsScreen::tr("Settings"); };
    entry.make = [source](ScreenContext* context) { return new SettingsScreen(context, source); };
    entry.atFoot = true;
    return entry;
}

void applyRememberedLook(const Desk& desk)
{
    ThemeManager::instance().setMode(ThemeMode(qBound(0, desk.value(themeKey, 0).toInt(), 2)));
    ThemeManager::instance().setDensity(Density(qBound(0, desk.value(densityKey, 0).toInt(), 1)));
    ThemeManager::instance().setFontPercent(desk.value(fontKey, 100).toInt());
}

}  // namespace signalbox::ui
