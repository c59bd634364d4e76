// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/settings_source.h"
#include "signalbox/workspace.h"
#include "widgets/sheet.h"

namespace signalbox::ui {

/// Version, license and third-party components with their licenses.
class AboutSheet : public Sheet {
    Q_OBJECT
public:
    AboutSheet(const WorkspaceInfo& info, QWidget* window);
};

/// A component of the running program: name, license and purpose.
struct Library {
    QString name, license, purpose;
};
std::vector<Library> libraries();

/// Versions for a problem report: "Signalbox 0.1.0, Qt 6.4.2, PostgreSQL 15.18, Debian GNU/Linux 12, x86_64".
QString versionsText(const WorkspaceInfo& info);

/// Asks for a file name and saves the support bundle there; calls `said` with the result.
void saveSupportBundle(SettingsSource* source, QWidget* parent,
                       std::function<void(const QString& file, const Expected<Done>&)> said);

}  // namespace signalbox::ui
