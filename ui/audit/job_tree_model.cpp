// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/job_tree_model.h"

#include <QHash>
#include <QSet>
#include <algorithm>

#include "audit/audit_cells.h"
#include "signalbox/literals.h"

namespace signalbox::ui {

struct JobTreeModel::Node {
    Level level = Level::Event;
    QString key;
    Node* parent = nullptr;
    int row = 0;
    ActionJob job;     ///< of an event: its newest one, for the facts; not set for attempts
    int attempt = -1;  ///< index in the job of the parent
    Nodes children;

    void number(size_t from = 0)
    {
        for (size_t i = from; i < children.size(); ++i) {
            children[i]->row = int(i);
            children[i]->parent = this;
        }
    }
    const ActionJob& ofJob() const { return level == Level::Attempt ? parent->job : job; }
};

JobTreeModel::JobTreeModel(QObject* parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>()) {}

JobTreeModel::~JobTreeModel() = default;

JobTreeModel::Nodes JobTreeModel::grouped(std::vector<ActionJob> jobs)
{
    Nodes events;
    QHash<QString, Node*> known;
    for (ActionJob& job : jobs) {
        Node*& event = known[job.eventId];
        if (!event) {
            events.push_back(std::make_unique<Node>());
            event = events.back().get();
            event->key = job.eventId;
            event->job = job;
            event->job.list.clear();
        }
        auto node = std::make_unique<Node>();
        node->level = Level::Job;
        node->key = QString::number(job.id);
        node->job = std::move(job);
        for (int i = 0; i < int(node->job.list.size()); ++i) {
            node->children.push_back(std::make_unique<Node>());
            node->children.back()->level = Level::Attempt;
            node->children.back()->key = node->job.list[size_t(i)].id;
            node->children.back()->attempt = i;
        }
        node->number();
        event->children.push_back(std::move(node));
    }
    for (const auto& event : events)
        event->number();
    return events;
}

void JobTreeModel::reset(std::vector<ActionJob> jobs)
{
    beginResetModel();
    m_root->children = grouped(std::move(jobs));
    m_root->number();
    endResetModel();
}

void JobTreeModel::setJobs(std::vector<ActionJob> jobs)
{
    merge(*m_root, grouped(std::move(jobs)));
}

/// An event whose jobs are on both sides of the limit becomes one.
void JobTreeModel::appendJobs(std::vector<ActionJob> older)
{
    std::vector<ActionJob> all = jobs();
    std::move(older.begin(), older.end(), std::back_inserter(all));
    setJobs(std::move(all));
}

void JobTreeModel::merge(Node& into, Nodes wanted)
{
    removeMissing(into, wanted);
    reorder(into, wanted);
    for (size_t i = 0; i < wanted.size();) {
        if (i < into.children.size() && into.children[i]->key == wanted[i]->key) {
            Node& kept = *into.children[i];
            const bool same = sameRow(kept.job, wanted[i]->job);
            kept.job = std::move(wanted[i]->job);
            kept.attempt = wanted[i]->attempt;
            if (!same)
                Q_EMIT dataChanged(indexOf(kept), indexOf(kept, columnCount() - 1));
            merge(kept, std::move(wanted[i]->children));
            ++i;
            continue;
        }
        size_t end = i + 1;
        const QString next = i < into.children.size() ? into.children[i]->key : QString();
        while (end < wanted.size() && (i >= into.children.size() || wanted[end]->key != next))
            ++end;
        Nodes added(std::make_move_iterator(wanted.begin() + std::ptrdiff_t(i)),
                    std::make_move_iterator(wanted.begin() + std::ptrdiff_t(end)));
        adopt(into, std::move(added), i);
        i = end;
    }
}

void JobTreeModel::removeMissing(Node& into, const Nodes& wanted)
{
    QSet<QString> keys;
    for (const auto& node : wanted)
        keys.insert(node->key);
    const QModelIndex parent = &into == m_root.get() ? QModelIndex() : indexOf(into);
    for (int last = int(into.children.size()) - 1; last >= 0;) {
        if (keys.contains(into.children[size_t(last)]->key)) {
            --last;
            continue;
        }
        int first = last;
        while (first > 0 && !keys.contains(into.children[size_t(first) - 1]->key))
            --first;
        beginRemoveRows(parent, first, last);
        into.children.erase(into.children.begin() + first, into.children.begin() + last + 1);
        into.number(size_t(first));
        endRemoveRows();
        last = first - 1;
    }
}

/// Only if rows changed places, as when an older event gets another job.
void JobTreeModel::reorder(Node& into, const Nodes& wanted)
{
    QHash<QString, int> places;
    for (const auto& node : wanted)
        places.insert(node->key, int(places.size()));
    const auto before = [&](const auto& a, const auto& b) { return places.value(a->key) < places.value(b->key); };
    if (std::is_sorted(into.children.begin(), into.children.end(), before))
        return;
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList old = persistentIndexList();
    std::stable_sort(into.children.begin(), into.children.end(), before);
    into.number();
    QModelIndexList moved;
    for (const QModelIndex& index : old)
        moved << indexOf(*static_cast<const Node*>(index.internalPointer()), index.column());
    changePersistentIndexList(old, moved);
    Q_EMIT layoutChanged();
}

void JobTreeModel::adopt(Node& into, Nodes added, size_t at)
{
    beginInsertRows(&into == m_root.get() ? QModelIndex() : indexOf(into), int(at), int(at + added.size()) - 1);
    into.children.insert(into.children.begin() + std::ptrdiff_t(at), std::make_move_iterator(added.begin()),
                         std::make_move_iterator(added.end()));
    into.number(at);
    endInsertRows();
}

int JobTreeModel::jobCount() const
{
    int count = 0;
    for (const auto& event : m_root->children)
        count += int(event->children.size());
    return count;
}

qint64 JobTreeModel::oldestId() const
{
    qint64 oldest = 0;
    for (const auto& event : m_root->children)
        for (const auto& job : event->children)
            oldest = oldest == 0 ? job->job.id : std::min(oldest, job->job.id);
    return oldest;
}

std::vector<ActionJob> JobTreeModel::jobs() const
{
    std::vector<ActionJob> all;
    for (const auto& event : m_root->children)
        for (const auto& job : event->children)
            all.push_back(job->job);
    return all;
}

JobTreeModel::Level JobTreeModel::level(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<const Node*>(index.internalPointer())->level : Level::Event;
}

const ActionJob* JobTreeModel::job(const QModelIndex& index) const
{
    if (!index.isValid())
        return nullptr;
    const auto* node = static_cast<const Node*>(index.internalPointer());
    return node->level == Level::Event ? &node->children.front()->job : &node->ofJob();
}

std::vector<const ActionJob*> JobTreeModel::jobsOf(const QModelIndex& index) const
{
    std::vector<const ActionJob*> all;
    if (!index.isValid())
        return all;
    const auto* node = static_cast<const Node*>(index.internalPointer());
    if (node->level != Level::Event)
        return {&node->ofJob()};
    for (const auto& child : node->children)
        all.push_back(&child->job);
    return all;
}

int JobTreeModel::attempt(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<const Node*>(index.internalPointer())->attempt : -1;
}

QModelIndex JobTreeModel::indexOf(qint64 job) const
{
    for (const auto& event : m_root->children)
        for (const auto& each : event->children)
            if (each->job.id == job)
                return indexOf(*each);
    return {};
}

QModelIndex JobTreeModel::indexOf(const Node& node, int column) const
{
    return createIndex(node.row, column, const_cast<Node*>(&node));
}

QModelIndex JobTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    const Node* node = parent.isValid() ? static_cast<const Node*>(parent.internalPointer()) : m_root.get();
    if (row < 0 || row >= int(node->children.size()) || column < 0 || column >= columnCount())
        return {};
    return indexOf(*node->children[size_t(row)], column);
}

QModelIndex JobTreeModel::parent(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const Node* node = static_cast<const Node*>(index.internalPointer())->parent;
    return node == m_root.get() ? QModelIndex() : indexOf(*node);
}

int JobTreeModel::rowCount(const QModelIndex& parent) const
{
    if (parent.column() > 0)
        return 0;
    const Node* node = parent.isValid() ? static_cast<const Node*>(parent.internalPointer()) : m_root.get();
    return int(node->children.size());
}

int JobTreeModel::columnCount(const QModelIndex&) const
{
    return int(Column::Time) + 1;
}

QVariant JobTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto* node = static_cast<const Node*>(index.internalPointer());
    if (role == LevelRole)
        return int(node->level);
    const auto column = Column(index.column());
    switch (node->level) {
        case Level::Event:
            return eventCell(node->children.empty() ? node->job : node->children.front()->job, column, role);
        case Level::Job:
            return jobCell(node->job, column, role);
        case Level::Attempt:
            return attemptCell(node->parent->job, node->attempt, column, role);
    }
    return {};
}

QVariant JobTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const auto column = Column(section);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (column >= Column::Took ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
        case Column::What:
            return tr("Event, trigger, attempt");
        case Column::Target:
            return tr("Target", "of an action");
        case Column::Result:
            return tr("Result");
        case Column::Took:
            return tr("Took", "duration of an action");
        case Column::Time:
            return tr("Time");
    }
    return {};
}

}  // namespace signalbox::ui
