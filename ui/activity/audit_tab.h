#pragma once

#include <QWidget>

#include "activity/activity_models.h"

namespace signalbox::ui {

class CommandFeed;
class DataTable;
class Segments;
class WholeText;

/// Who asked for what, when, from where, and how it ended: every lever that was pulled, in this window or elsewhere.
class AuditTab : public QWidget {
    Q_OBJECT
public:
    explicit AuditTab(CommandFeed* feed, QWidget* parent = nullptr);

    void setSnapshot(const WorkspaceSnapshot& snapshot);
    void setDropLevel(int level);
    void show(const QString& number);  ///< selects that command once it is there
    DataTable* table() const { return m_table; }
    AuditModel* model() const { return m_model; }
    Segments* segments() const { return m_segments; }
    bool save(const QString& file, QString* why) const;  ///< the rows shown, as CSV or (*.json) JSON

private:
    void showWhole();
    void renew();
    void askExport();

    CommandFeed* m_feed;
    AuditModel* m_model;
    DataTable* m_table;
    Segments* m_segments;
    WholeText* m_whole;
    QString m_wanted;
};

}  // namespace signalbox::ui
