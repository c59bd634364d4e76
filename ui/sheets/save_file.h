// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QString>
#include <functional>

#include "signalbox/error.h"

class QWidget;

namespace signalbox::ui {

struct SaveQuestion {
    QString title;   ///< "Export jobs"
    QString name;    ///< proposed: "actions.csv"
    QString filter;  ///< "CSV files (*.csv)"; the first one's ending is added to a name without one
};

/// Asks for a file and writes to it, in a thread of its own, what `content` answers for its name. Says over `parent`
/// why it was not written.
void saveFile(QWidget* parent, const SaveQuestion& question,
              const std::function<QFuture<Expected<QByteArray>>(const QString& file)>& content);

/// Content that is there at once.
QFuture<Expected<QByteArray>> readyContent(QByteArray content);

bool namesJson(const QString& file);  ///< it ends so

}  // namespace signalbox::ui
