// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <memory>

#include "signalbox/action_queries.h"

namespace signalbox::ui {

/// Jobs as a tree: events, the jobs of each, the attempts of each job. setJobs() merges: rows that are still there keep
/// their indexes, so that selection, expansion and scroll position stay.
class JobTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum class Column { What, Target, Result, Took, Time };
    enum class Level { Event, Job, Attempt };
    enum Role { LevelRole = Qt::UserRole + 300, IconRole };

    explicit JobTreeModel(QObject* parent = nullptr);
    ~JobTreeModel() override;

    void setJobs(std::vector<ActionJob> jobs);     ///< newest first
    void appendJobs(std::vector<ActionJob> jobs);  ///< older than all that are there
    void reset(std::vector<ActionJob> jobs);       ///< those of another query
    int jobCount() const;
    qint64 oldestId() const;  ///< 0: there are no jobs

    Level level(const QModelIndex& index) const;
    /// The job of the row: for an event its first one. Null without rows.
    const ActionJob* job(const QModelIndex& index) const;
    std::vector<const ActionJob*> jobsOf(const QModelIndex& index) const;  ///< of an event: all
    int attempt(const QModelIndex& index) const;                           ///< index in the list of its job, or -1
    QModelIndex indexOf(qint64 job) const;
    std::vector<ActionJob> jobs() const;  ///< newest first, as they are grouped

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node;
    using Nodes = std::vector<std::unique_ptr<Node>>;
    static Nodes grouped(std::vector<ActionJob> jobs);
    QModelIndex indexOf(const Node& node, int column = 0) const;
    void merge(Node& into, Nodes wanted);
    void removeMissing(Node& into, const Nodes& wanted);
    void reorder(Node& into, const Nodes& wanted);
    void adopt(Node& into, Nodes added, size_t at);

    std::unique_ptr<Node> m_root;
};

}  // namespace signalbox::ui
