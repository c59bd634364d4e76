// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace signalbox::ui {

/// The topics of a log, one a line, middle left out; the topic of the selected field is marked, a click chooses one.
class TopicList : public QWidget {
    Q_OBJECT
public:
    explicit TopicList(QWidget* parent = nullptr);
    void setTopics(const QStringList& topics);
    void setMarked(int topic);  ///< -1: none
    int marked() const { return m_marked; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

Q_SIGNALS:
    void topicChosen(int topic);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    QStringList m_topics;
    int m_marked = -1;
};

}  // namespace signalbox::ui
