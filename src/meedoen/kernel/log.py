"""One line of JSON an event on standard error; no addresses with questions, no bodies, no names."""

import json
import logging
from datetime import UTC, datetime
from typing import Any


class JsonFormatter(logging.Formatter):
    """Keeps level, logger, message and the moment in UTC; of an exception only its kind and place, never its values."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, Any] = {"level": record.levelname, "logger": record.name, "at": at}
        if record.name == "django.request":
            line["message"] = f"status {getattr(record, 'status_code', '?')}"
        else:
            line["message"] = record.getMessage()
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = type(record.exc_info[1]).__name__
            trace = record.exc_info[2]
            places = []
            while trace is not None:
                code = trace.tb_frame.f_code
                places.append(f"{code.co_filename.rsplit('/', 2)[-1]}:{trace.tb_lineno} {code.co_name}")
                trace = trace.tb_next
            line["places"] = places[-6:]
        return json.dumps(line, ensure_ascii=False)
