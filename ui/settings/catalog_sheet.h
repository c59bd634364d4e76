#pragma once

#include "shell/cures.h"
#include "shell/settings_source.h"
#include "signalbox/workspace.h"
#include "widgets/sheet.h"
namespace signalbox::ui {

class CheckLine;

/// Where this console's catalog.json is not what the consoles of a server workspace work by, one of the two gives way.
/// Publishing closes the workspace here first: it is refused while any console has it open. `again` opens it once more.
class CatalogSheet : public Sheet {
    Q_OBJECT
public:
    enum class Way { Take, Publish };
    CatalogSheet(Way way, SettingsSource* source, Workspace* workspace, std::function<void()> again, QWidget* window);

Q_SIGNALS:
    void settled();  ///< one gave way

private:
    void ask();
    void showStanding(const CatalogStanding& standing);
    void showChanges(const QStringList& sentences);
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

/// "alice at desk-2, 3 March 14:02": who published what the consoles of a workspace work by.
QString publisher(const CatalogStanding& standing);

/// The two levers, for an opening that failed with CATALOG_DIFFERS; nothing for other errors.
Cures catalogCures(std::shared_ptr<SettingsSource> source, Workspace* workspace);

}  // namespace signalbox::ui
