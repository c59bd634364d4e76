// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "addchain/drag_grip.h"
#include "addchain/endpoint_verdict.h"
#include "addchain/url_mask.h"

class QLineEdit;
class QPushButton;
class QToolButton;

namespace signalbox::ui {

class EndpointOptions;
class CheckLine;
class Text;

/// One row of the endpoint page: grip, number, URL, options, remove button and test result.
class EndpointRow : public QFrame {
    Q_OBJECT
public:
    explicit EndpointRow(int id, QWidget* parent = nullptr);

    int id() const { return m_id; }
    void setNumber(int number);
    void setHint(const QString& placeholder);
    void setDraft(const EndpointDraft& draft);  ///< does not change a field that is being edited
    void setVerdict(const EndpointVerdict& verdict);
    QLineEdit* field() const { return m_field; }
    DragGrip* grip() const { return m_grip; }

Q_SIGNALS:
    void urlEdited(int id, const QString& url);
    void draftEdited(int id, const signalbox::EndpointDraft& draft);
    void removeRequested(int id);
    void retryRequested(int id);
    void offerTaken(const QString& caip2);
    void severalPasted(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void showUrl(bool editing);
    void applyOptions();

    int m_id;
    EndpointDraft m_draft;
    MaskedUrl m_masked;
    EndpointVerdict m_verdict;
    DragGrip* m_grip;
    Text* m_number;
    QLineEdit* m_field;
    QToolButton* m_more;
    QToolButton* m_remove;
    CheckLine* m_check;
    QPushButton* m_retry;
    QPushButton* m_offer;
    EndpointOptions* m_options;
    Text* m_optionsFailure;
};

}  // namespace signalbox::ui
