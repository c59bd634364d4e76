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
    ExportSheet(const EventQuery& query, const QString& what, QWidget* parent);

Q_SIGNALS:
    void requested(const signalbox::ExportRequest& request);

private:
    void check();
    void browse();
    QString suffix() const;

    EventQuery m_query;
    Segments* m_format;
    QLineEdit* m_file;
    CheckLine* m_check;
    QPushButton* m_start;
};

}  // namespace signalbox::ui
