// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/cures.h"
#include "shell/settings_source.h"
#include "signalbox/workspace.h"
#include "widgets/sheet.h"
namespace signalbox::ui {

class CheckLine;

/// Resolves a catalog.json that differs from the catalog of a server workspace: the file is published, or the
/// workspace's catalog is adopted. Publishing first closes the workspace, because it is refused while any console has
/// it open; `again` reopens it.
class CatalogSheet : public Sheet {
    Q_OBJECT
public:
    enum class Way { Take, Publish };
    CatalogSheet(Way way, SettingsSource* source, Workspace* workspace, std::function<void()> again, QWidget* window);

Q_SIGNALS:
    void settled();  ///< the file was published or the catalog was adopted

private:
    void ask();
    void showStanding(const CatalogStanding& standing);
    void showChanges(const std::vector<signalbox::Message>& sentences);
    void renew();
    void press();
    void take();
    void publish();
    void fail(const Error& error);
    void done(const QString& words);

    Way m_way;
    SettingsSource* m_source;
    Workspace* m_workspace;
    std::function<void()> m_again;
    Text* m_words;
    Text* m_changes;
    CheckLine* m_check;
    QPushButton* m_go;
    bool m_ready = false, m_working = false, m_done = false;
};

/// Who published the workspace's catalog: "alice on desk-2, 3 March 14:02".
QString publisher(const CatalogStanding& standing);

/// The two actions for an opening that failed with CATALOG_DIFFERS; none for other errors.
Cures catalogCures(std::shared_ptr<SettingsSource> source, Workspace* workspace);

}  // namespace signalbox::ui
