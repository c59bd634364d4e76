// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAccessibleWidget>
#include <QPointer>
#include <utility>
#include <vector>

#include "ibc/parts/parts_view.h"

namespace signalbox::ui {

namespace {

constexpr int mostChildren = 400;

class PartAccessible : public QAccessibleInterface {
public:
    PartAccessible(PartsView* view, int part) : m_view(view), m_part(part) {}

    bool isValid() const override { return m_view && m_part < m_view->partCount(); }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override
    {
        return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
    }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    QString text(QAccessible::Text what) const override
    {
        return isValid() && what == QAccessible::Name ? m_view->partName(m_part) : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect box = m_view->partBox(m_part).toAlignedRect();
        return {m_view->mapToGlobal(box.topLeft()), box.size()};
    }
    QAccessible::State state() const override
    {
        QAccessible::State s;
        s.focusable = true;
        s.focused = isValid() && m_view->hasFocus() && m_view->focusedPart() == m_part;
        return s;
    }

private:
    QPointer<PartsView> m_view;
    int m_part;
};

class PartsAccessible : public QAccessibleWidget {
public:
    explicit PartsAccessible(PartsView* view) : QAccessibleWidget(view, QAccessible::List), m_view(view) {}
    ~PartsAccessible() override
    {
        for (const QAccessible::Id id : m_children)
            QAccessible::deleteAccessibleInterface(id);
    }
    int childCount() const override { return qMin(mostChildren, m_view->partCount()); }
    QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        while (int(m_children.size()) <= index)
            m_children.push_back(
                QAccessible::registerAccessibleInterface(new PartAccessible(m_view, int(m_children.size()))));
        return QAccessible::accessibleInterface(m_children[size_t(index)]);
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        for (size_t i = 0; i < m_children.size(); ++i)
            if (QAccessible::accessibleInterface(m_children[i]) == child)
                return int(i);
        return -1;
    }

private:
    PartsView* m_view;
    mutable std::vector<QAccessible::Id> m_children;
};

QAccessibleInterface* make(const QString&, QObject* object)
{
    auto* view = qobject_cast<PartsView*>(object);
    return view ? new PartsAccessible(view) : nullptr;
}

}  // namespace

void installPartsAccessibility()
{
    static bool installed = false;
    if (!std::exchange(installed, true))
        QAccessible::installFactory(make);
}

}  // namespace signalbox::ui
