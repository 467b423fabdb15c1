"""The floor: the least a Django page costs on this machine. Runs in a process of its own (own settings).

``python -m bench.floor_side FOLDER N`` loads N activities into the floor's database and then answers lines on
standard input: ``list N``, ``one N``, ``register N`` → JSON with CPU milliseconds a call.
"""

import importlib.util
import json
import os
import sys
import time
from pathlib import Path

PEERS = Path(__file__).resolve().parents[2] / "shared" / "bench"


def load(folder: str, count: int):
    """Import the floor's one file from the peers' folder and fill its database."""
    os.environ["FLOOR_DIR"] = folder
    sys.argv = ["app.py"]
    path = PEERS / "floor" / "app.py"
    spec = importlib.util.spec_from_file_location("floor_app", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["floor_app"] = module
    spec.loader.exec_module(module)
    import gen

    with module.connection.schema_editor() as editor:
        editor.create_model(module.Activity)
        editor.create_model(module.Registration)
    fields = ["title", "text", "place", "start", "price", "min_age", "max_age"]
    rows = [module.Activity(**{name: event[name] for name in fields}) for event in gen.events(count)]
    module.Activity.objects.bulk_create(rows, batch_size=2000)
    return module


def calls(module, count: int):
    """The three views as plain functions of a request, through Django's own handler and middleware."""
    from django.test import Client

    client = Client()

    def register(number: int) -> None:
        body = json.dumps({"activity": number % count + 1, "person": f"p{number}"})
        answer = client.post("/api/register/", body, content_type="application/json", HTTP_HOST="127.0.0.1")
        assert answer.status_code == 201, answer.status_code

    return {
        "list": lambda number: client.get("/list/", HTTP_HOST="127.0.0.1"),
        "one": lambda number: client.get(f"/a/{number % count + 1}/", HTTP_HOST="127.0.0.1"),
        "register": register,
    }


def main() -> None:
    folder, count = sys.argv[1], int(sys.argv[2])
    module = load(folder, count)
    known = calls(module, count)
    for call in known.values():
        call(0)
    print("ready", flush=True)
    number = 1
    for line in sys.stdin:
        name, times = line.split()
        begun = time.process_time()
        for _turn in range(int(times)):
            known[name](number)
            number += 1
        print(json.dumps({"cpu_ms": (time.process_time() - begun) * 1000 / int(times)}), flush=True)


if __name__ == "__main__":
    main()
