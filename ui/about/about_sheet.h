#pragma once

#include "shell/settings_source.h"
#include "signalbox/workspace.h"
#include "widgets/sheet.h"

namespace signalbox::ui {

/// Version, our licence and those of what we stand on.
class AboutSheet : public Sheet {
    Q_OBJECT
public:
    AboutSheet(const WorkspaceInfo& info, QWidget* window);
};

/// Name, licence, what for: everything that a running Signalbox consists of.
struct Library {
    QString name, licence, purpose;
};
std::vector<Library> libraries();

/// "Signalbox 0.1.0, Qt 6.4.2, PostgreSQL 15.18, Debian GNU/Linux 12, x86_64": what a report needs.
QString versionsText(const WorkspaceInfo& info);

/// Asks where to, and writes the support bundle there; says how it went by `said`.
void saveSupportBundle(SettingsSource* source, QWidget* parent,
                       std::function<void(const QString& file, const Expected<Done>&)> said);

}  // namespace signalbox::ui
