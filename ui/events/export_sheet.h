// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/queries.h"
#include "widgets/sheet.h"

class QLineEdit;

namespace signalbox::ui {

class CheckLine;
class Segments;

/// Where the whole result goes, and as what. The work is the engine's, in the background.
class ExportSheet : public Sheet {
    Q_OBJECT
public:
    /// `what` is written, under a name that begins with `base`; chosen() tells where to.
    ExportSheet(const QString& title, const QString& what, const QString& base, QWidget* parent);
    ExportSheet(const EventQuery& query, const QString& what, QWidget* parent);  ///< requested() tells the rest

Q_SIGNALS:
    void chosen(const QString& file, const QString& format);
    void requested(const signalbox::ExportRequest& request);

private:
    void check();
    void browse();
    QString suffix() const;

    Segments* m_format;
    QLineEdit* m_file;
    CheckLine* m_check;
    QPushButton* m_start;
};

}  // namespace signalbox::ui
