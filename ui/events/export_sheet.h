// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/queries.h"
#include "widgets/sheet.h"

class QLineEdit;

namespace signalbox::ui {

class CheckLine;
class Desk;
class Segments;

/// Asks for the file and format of an export. The engine writes it in the background.
class ExportSheet : public Sheet {
    Q_OBJECT
public:
    /// Exports `what` to a file whose name starts with `base`; emits chosen().
    ExportSheet(Desk* desk, const QString& title, const QString& what, const QString& base, QWidget* parent);
    ExportSheet(Desk* desk, const EventQuery& query, const QString& what, QWidget* parent);  ///< emits requested()

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
