// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "shell/screen_registry.h"
#include "shell/settings_source.h"

namespace signalbox::ui {

class Desk;

class CheckLine;
class ActionSecretsCard;
class DetailRow;
class KeysCard;
class Segments;
class SharedSettingsCard;
class UsersCard;

/// The settings: appearance, endpoints and API keys, the catalog of a server workspace, the engine, closing, workspace
/// and About. Without a source the engine's settings and the support bundle are left out.
class SettingsScreen : public Screen {
    Q_OBJECT
public:
    explicit SettingsScreen(ScreenContext* context, std::shared_ptr<SettingsSource> source = {},
                            QWidget* parent = nullptr);

    QString title() const override;
    void setEngine(Engine* engine) override;
    void setSnapshot(const SnapshotPtr& snapshot) override;
    void refresh() override;
    bool open(const QString& rest) override;  ///< users, actions: scrolls there

private:
    void addLook(ScrollPage* page);
    void addDeclared(ScrollPage* page);
    void addClosing(ScrollPage* page);
    void addFacts(ScrollPage* page);
    void addAbout(ScrollPage* page);
    void place(ScrollPage* page, QWidget* card);
    void scrollTo(QWidget* card);
    void renew();

    std::shared_ptr<SettingsSource> m_source;
    ScrollPage* m_page = nullptr;
    KeysCard* m_keys;
    SharedSettingsCard* m_shared;
    ActionSecretsCard* m_secretNames;
    UsersCard* m_users;
    Segments* m_theme;
    Segments* m_density;
    Segments* m_language;
    DetailRow* m_name;
    DetailRow* m_folder;
    DetailRow* m_mode;
    DetailRow* m_database;
    DetailRow* m_schema;
    DetailRow* m_secrets;
    DetailRow* m_size;
    DetailRow* m_free;
};

ScreenEntry settingsScreenEntry(std::shared_ptr<SettingsSource> source = {});

/// Applies the theme, density and font size that the desk remembers; called before the first widget is created.
void applyRememberedLook(const Desk& desk);

}  // namespace signalbox::ui
